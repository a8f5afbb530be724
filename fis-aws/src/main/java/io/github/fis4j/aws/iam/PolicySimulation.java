package io.github.fis4j.aws.iam;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.PermissionSource;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.ReadContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/**
 * Lets IAM simulate the policies of the caller's role or user: {@code iam:SimulatePrincipalPolicy}. It knows of every
 * call, and of none for sure: policies of the session and of resources are not looked at.
 */
final class PolicySimulation implements PermissionSource {
    private static final int PERMISSIONS_A_CALL = 20;
    private static final int RESOURCES_A_CALL = 50;
    private static final int PAGE = 1000;

    private final AwsAccount account;

    PolicySimulation(AwsAccount account) {
        this.account = account;
    }

    @Override
    public boolean knows(PlannedCall call) {
        return true;
    }

    @Override
    public CompletionStage<Map<PermissionQuestion, PermissionRuling>> ask(
            List<PermissionQuestion> asked, ReadContext context) {
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : account.identity(context).thenCompose(caller -> ask(caller, asked, context));
    }

    private CompletionStage<Map<PermissionQuestion, PermissionRuling>> ask(
            Identity caller, List<PermissionQuestion> asked, ReadContext context) {
        Principal principal = Principal.of(caller.principal());
        if (principal == null) {
            return CompletableFuture.completedFuture(all(
                    asked,
                    "IAM simulates the policies of roles and users only, and the caller is " + caller.principal()));
        }
        return simulate(principal, caller.place().region(), asked, context)
                .exceptionallyCompose(failure -> withPath(principal, failure, context)
                        .thenCompose(known -> simulate(known, caller.place().region(), asked, context)));
    }

    private static Map<PermissionQuestion, PermissionRuling> all(List<PermissionQuestion> asked, String why) {
        Map<PermissionQuestion, PermissionRuling> rulings = new HashMap<>();
        asked.forEach(question -> rulings.put(question, PermissionRuling.unknown(why)));
        return rulings;
    }

    /** A role that is not found may have a path, which its sessions do not show. */
    private CompletionStage<Principal> withPath(Principal principal, Throwable failure, ReadContext context) {
        String role = principal.roleName();
        boolean unknown = AwsCalls.unwrapped(failure) instanceof CallFailedException answer
                && answer.serviceCode().startsWith("NoSuchEntity");
        return role == null || !unknown
                ? CompletableFuture.failedFuture(failure)
                : AwsCalls.read(context, "iam", "GetRole", () -> client().getRole(request -> request.roleName(role)))
                        .thenApply(answer -> new Principal(answer.role().arn(), null));
    }

    private CompletionStage<Map<PermissionQuestion, PermissionRuling>> simulate(
            Principal principal, String region, List<PermissionQuestion> asked, ReadContext context) {
        Simulated simulated = new Simulated();
        return Stages.inTurn(requests(principal, region, asked), request -> page(request, null, simulated, context))
                .thenApply(done -> {
                    Map<PermissionQuestion, PermissionRuling> rulings = new HashMap<>();
                    asked.forEach(question -> rulings.put(question, simulated.ruling(question)));
                    return rulings;
                });
    }

    /** IAM tells of every permission on every resource of a request, so only those go together that belong together. */
    private static List<SimulatePrincipalPolicyRequest> requests(
            Principal principal, String region, List<PermissionQuestion> asked) {
        Map<List<String>, Set<String>> permissionsByResources = new LinkedHashMap<>();
        asked.forEach(question -> permissionsByResources
                .computeIfAbsent(Simulated.resources(question), resources -> new TreeSet<>())
                .add(question.call().name()));
        List<SimulatePrincipalPolicyRequest> requests = new ArrayList<>();
        permissionsByResources.forEach((resources, permissions) -> {
            for (List<String> some : Stages.slices(List.copyOf(permissions), PERMISSIONS_A_CALL)) {
                Stages.slices(resources, RESOURCES_A_CALL)
                        .forEach(few -> requests.add(request(principal, region, some, few)));
            }
        });
        return requests;
    }

    private static SimulatePrincipalPolicyRequest request(
            Principal principal, String region, List<String> permissions, List<String> resources) {
        return SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(principal.arn())
                .actionNames(permissions)
                .resourceArns(resources)
                .contextEntries(ContextEntry.builder()
                        .contextKeyName("aws:RequestedRegion")
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .contextKeyValues(region)
                        .build())
                .maxItems(PAGE)
                .build();
    }

    private CompletionStage<Boolean> page(
            SimulatePrincipalPolicyRequest first, @Nullable String marker, Simulated simulated, ReadContext context) {
        SimulatePrincipalPolicyRequest request =
                marker == null ? first : first.toBuilder().marker(marker).build();
        return AwsCalls.read(context, "iam", "SimulatePrincipalPolicy", () -> client().simulatePrincipalPolicy(request))
                .thenCompose(answer -> {
                    answer.evaluationResults().forEach(result -> simulated.add(result, request.resourceArns()));
                    return Boolean.TRUE.equals(answer.isTruncated()) && answer.marker() != null
                            ? page(first, answer.marker(), simulated, context)
                            : CompletableFuture.completedFuture(true);
                });
    }

    private IamAsyncClient client() {
        return account.client(IamAsyncClient.class, IamAsyncClient::builder);
    }
}
