package io.github.fis4j.aws.iam;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.PermissionSource;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Pages;
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
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * Lets IAM simulate the policies of the caller's role or user: {@code iam:SimulatePrincipalPolicy}. It knows of every
 * call, and of none for sure: policies of the session and of resources are not looked at.
 */
final class PolicySimulation implements PermissionSource {
    private static final int PERMISSIONS_A_CALL = 20;
    private static final int RESOURCES_A_CALL = 50;
    private static final int PAGE = 1000;

    @Override
    public boolean knows(PlannedCall call) {
        return true;
    }

    @Override
    public CompletionStage<Map<PermissionQuestion, PermissionRuling>> ask(
            AwsAccount account, List<PermissionQuestion> asked, ReadContext context) {
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        Identity caller = account.identity();
        Principal principal = Principal.of(caller.principal());
        if (principal == null) {
            return CompletableFuture.completedFuture(all(
                    asked,
                    "IAM simulates the policies of roles and users only, and the caller is " + caller.principal()));
        }
        return simulate(principal, account, asked, context)
                .exceptionallyCompose(failure -> withPath(principal, account, failure, context)
                        .thenCompose(known -> simulate(known, account, asked, context)));
    }

    private static Map<PermissionQuestion, PermissionRuling> all(List<PermissionQuestion> asked, String why) {
        Map<PermissionQuestion, PermissionRuling> rulings = new HashMap<>();
        asked.forEach(question -> rulings.put(question, PermissionRuling.unknown(why)));
        return rulings;
    }

    /** A role that is not found may have a path, which its sessions do not show. */
    private CompletionStage<Principal> withPath(
            Principal principal, AwsAccount account, Throwable failure, ReadContext context) {
        String role = principal.roleName();
        boolean unknown = AwsCalls.unwrapped(failure) instanceof CallFailedException answer
                && answer.serviceCode().startsWith("NoSuchEntity");
        return role == null || !unknown
                ? CompletableFuture.failedFuture(failure)
                : account.read(
                                context,
                                "iam",
                                "GetRole",
                                GetRoleRequest.builder().roleName(role).build(),
                                client(account)::getRole)
                        .thenApply(answer -> new Principal(answer.role().arn(), null));
    }

    private CompletionStage<Map<PermissionQuestion, PermissionRuling>> simulate(
            Principal principal, AwsAccount account, List<PermissionQuestion> asked, ReadContext context) {
        Simulated simulated = new Simulated();
        return Stages.inTurn(
                        requests(principal, account.place().region(), asked),
                        request -> pages(request, account, simulated, context))
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

    private static CompletionStage<Boolean> pages(
            SimulatePrincipalPolicyRequest first, AwsAccount account, Simulated simulated, ReadContext context) {
        return Pages.all(
                        marker -> account.read(
                                context,
                                "iam",
                                "SimulatePrincipalPolicy",
                                first.toBuilder().marker(marker).build(),
                                client(account)::simulatePrincipalPolicy),
                        SimulatePrincipalPolicyResponse::evaluationResults,
                        answer -> Boolean.TRUE.equals(answer.isTruncated()) ? answer.marker() : null)
                .thenApply(results -> {
                    results.forEach(result -> simulated.add(result, first.resourceArns()));
                    return true;
                });
    }

    private static IamAsyncClient client(AwsAccount account) {
        return account.client(IamAsyncClient.class, IamAsyncClient::builder);
    }
}
