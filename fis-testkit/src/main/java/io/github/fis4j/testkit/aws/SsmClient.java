package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.DocumentBuilder.Document;
import io.github.fis4j.testkit.aws.SsmAgents.Agent;
import io.github.fis4j.testkit.aws.SsmCommand.Invocation;
import io.github.fis4j.testkit.aws.SsmCommand.Wish;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.CancelCommandResponse;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;

/** The SDK's side of a {@link FakeSsm}. */
final class SsmClient extends ServiceClient<FakeSsm> implements SsmAsyncClient {
    private static final int MOST = 50;
    private static final int USUAL_AGENTS = 10;
    private static final int LEAST_AGENTS = 5;
    private static final int USUAL_TIMEOUT = 3600;

    SsmClient(Callers callers) {
        super(callers, Services::ssm, SsmShapes::exception);
    }

    @Override
    public CompletableFuture<DescribeDocumentResponse> describeDocument(DescribeDocumentRequest request) {
        refuse("VersionName", request.versionName());
        return answer(request, ssm -> {
            Document document = ssm.documents().get(request.name());
            return DescribeDocumentResponse.builder()
                    .document(SsmShapes.document(document, document.version(request.documentVersion())))
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeInstanceInformationResponse> describeInstanceInformation(
            DescribeInstanceInformationRequest request) {
        refuse(
                "InstanceInformationFilterList",
                request.instanceInformationFilterList().isEmpty() ? null : "not empty");
        return answer(request, ssm -> {
            Predicate<Agent> wanted = SsmFilters.agents(request.filters());
            List<Agent> found = ssm.agents().all().stream().filter(wanted).toList();
            Page<Agent> page =
                    ssm.page(found, results(request.maxResults(), LEAST_AGENTS, USUAL_AGENTS), request.nextToken());
            return DescribeInstanceInformationResponse.builder()
                    .instanceInformationList(page.items().stream()
                            .map(agent -> SsmShapes.agent(agent, ssm.now()))
                            .toList())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<SendCommandResponse> sendCommand(SendCommandRequest request) {
        refuse("Targets", request.targets().isEmpty() ? null : "not empty");
        Wish wish = new Wish(
                request.instanceIds(),
                request.documentName(),
                request.documentVersion(),
                request.parameters(),
                request.comment(),
                Objects.requireNonNullElse(request.timeoutSeconds(), USUAL_TIMEOUT),
                request.maxConcurrency(),
                request.maxErrors());
        return answer(
                request,
                ssm -> SendCommandResponse.builder()
                        .command(SsmShapes.command(ssm.send(wish), ssm.commands()))
                        .build());
    }

    @Override
    public CompletableFuture<CancelCommandResponse> cancelCommand(CancelCommandRequest request) {
        return answer(request, ssm -> {
            ssm.cancel(request.commandId(), request.instanceIds());
            return CancelCommandResponse.builder().build();
        });
    }

    @Override
    public CompletableFuture<ListCommandsResponse> listCommands(ListCommandsRequest request) {
        return answer(request, ssm -> {
            ssm.checkLists(null, request.instanceId());
            List<SsmCommand> found = ssm.commands().listed().stream()
                    .filter(command -> isOrAny(request.commandId(), command.id()))
                    .filter(command -> request.instanceId() == null
                            || command.wish().instances().contains(request.instanceId()))
                    .filter(command -> SsmFilters.pass(
                            request.filters(), command, ssm.commands().status(command)))
                    .toList();
            Page<SsmCommand> page = ssm.page(found, results(request.maxResults(), 1, MOST), request.nextToken());
            return ListCommandsResponse.builder()
                    .commands(page.items().stream()
                            .map(command -> SsmShapes.command(command, ssm.commands()))
                            .toList())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<ListCommandInvocationsResponse> listCommandInvocations(
            ListCommandInvocationsRequest request) {
        boolean details = Boolean.TRUE.equals(request.details());
        return answer(request, ssm -> {
            ssm.checkLists(request.commandId(), request.instanceId());
            List<Invocation> found = ssm.commands().listedInvocations().stream()
                    .filter(row -> isOrAny(request.commandId(), row.command().id()))
                    .filter(row -> isOrAny(request.instanceId(), row.instance()))
                    .filter(row -> SsmFilters.pass(request.filters(), row.command(), row.status()))
                    .toList();
            Page<Invocation> page = ssm.page(found, results(request.maxResults(), 1, MOST), request.nextToken());
            return ListCommandInvocationsResponse.builder()
                    .commandInvocations(page.items().stream()
                            .map(row -> SsmShapes.invocation(row, details))
                            .toList())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<GetCommandInvocationResponse> getCommandInvocation(GetCommandInvocationRequest request) {
        refuse("PluginName", request.pluginName());
        return answer(request, ssm -> SsmShapes.one(ssm.invocation(request.commandId(), request.instanceId())));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    private static int results(@Nullable Integer wanted, int least, int usual) {
        int results = Objects.requireNonNullElse(wanted, usual);
        if (results < least || results > MOST) {
            throw ServiceFailure.badRequest(
                    "ValidationException", "MaxResults must be between " + least + " and " + MOST + ", not " + results);
        }
        return results;
    }

    private static void refuse(String parameter, @Nullable String value) {
        if (value != null) {
            throw new UnsupportedOperationException(
                    "The fake of SSM does not model the parameter " + parameter + ", which is " + value);
        }
    }

    private static boolean isOrAny(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }
}
