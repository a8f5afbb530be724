package io.github.fis4j.testkit.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.ServiceFailureException;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** The SDK's side of a {@link FakeIam}. */
final class IamClient extends ServiceClient<FakeIam> implements IamAsyncClient {
    private static final List<String> ANY = List.of("*");

    IamClient(Callers callers) {
        super(callers, Services::iam, IamClient::exception);
    }

    private static AwsServiceException.Builder exception(String code) {
        return switch (code) {
            case "InvalidInput" -> InvalidInputException.builder();
            case "NoSuchEntity" -> NoSuchEntityException.builder();
            case "ServiceFailure" -> ServiceFailureException.builder();
            default -> IamException.builder();
        };
    }

    @Override
    public CompletableFuture<SimulatePrincipalPolicyResponse> simulatePrincipalPolicy(
            SimulatePrincipalPolicyRequest request) {
        List<String> resources = request.resourceArns().isEmpty() ? ANY : request.resourceArns();
        return answer(request, iam -> {
            Page<FakeIam.Simulation> page =
                    iam.simulate(request.policySourceArn(), request.actionNames(), resources, request.marker());
            return SimulatePrincipalPolicyResponse.builder()
                    .evaluationResults(
                            page.items().stream().map(IamClient::result).toList())
                    .isTruncated(page.nextToken() != null)
                    .marker(page.nextToken())
                    .build();
        });
    }

    private static EvaluationResult result(FakeIam.Simulation simulation) {
        List<String> missing = simulation.missingKey() == null ? List.of() : List.of(simulation.missingKey());
        return EvaluationResult.builder()
                .evalActionName(simulation.permission())
                .evalResourceName("*")
                .evalDecision(simulation.decision())
                .missingContextValues(missing)
                .resourceSpecificResults(simulation.resources().stream()
                        .map(resource -> ResourceSpecificResult.builder()
                                .evalResourceName(resource)
                                .evalResourceDecision(simulation.decision())
                                .missingContextValues(missing)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }
}
