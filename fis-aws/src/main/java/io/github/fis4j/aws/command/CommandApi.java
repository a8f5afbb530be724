package io.github.fis4j.aws.command;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Pages;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.spi.ReadContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;

/** Looks at documents, agents and commands: all pages, in the fewest calls. */
record CommandApi(AwsAccount account) {
    static final String SERVICE = "ssm";

    /** Says that a command is not known: not yet, or not any more. */
    static final String NO_COMMAND = "InvalidCommandId";

    private static final int PAGE = 50;
    private static final int IDS_A_FILTER = 100;

    SsmAsyncClient client() {
        return account.client(SsmAsyncClient.class, SsmAsyncClient::builder);
    }

    CompletionStage<DocumentDescription> document(String name, @Nullable String version, ReadContext context) {
        DescribeDocumentRequest request = DescribeDocumentRequest.builder()
                .name(name)
                .documentVersion(version)
                .build();
        return account.read(context, SERVICE, "DescribeDocument", request, client()::describeDocument)
                .thenApply(DescribeDocumentResponse::document);
    }

    /** Finds the agents of instances by their id; those that are stopped or not managed are left out. */
    CompletionStage<Map<String, InstanceInformation>> agents(List<String> ids, ReadContext context) {
        return Stages.inTurn(Stages.slices(ids, IDS_A_FILTER), slice -> agentPages(slice, context))
                .thenApply(found -> {
                    Map<String, InstanceInformation> agents = new LinkedHashMap<>();
                    found.forEach(page -> page.forEach(agent -> agents.put(agent.instanceId(), agent)));
                    return agents;
                });
    }

    private CompletionStage<List<InstanceInformation>> agentPages(List<String> ids, ReadContext context) {
        DescribeInstanceInformationRequest first = DescribeInstanceInformationRequest.builder()
                .filters(InstanceInformationStringFilter.builder()
                        .key("InstanceIds")
                        .values(ids)
                        .build())
                .maxResults(PAGE)
                .build();
        return Pages.all(
                token -> account.read(
                        context,
                        SERVICE,
                        "DescribeInstanceInformation",
                        first.toBuilder().nextToken(token).build(),
                        client()::describeInstanceInformation),
                DescribeInstanceInformationResponse::instanceInformationList,
                DescribeInstanceInformationResponse::nextToken);
    }

    /** Returns what is listed of a command, by instance. Rows come late, so that some or all may be missing. */
    CompletionStage<Map<String, Invocation>> invocations(
            String command, Collection<String> instances, ReadContext context) {
        ListCommandInvocationsRequest first = ListCommandInvocationsRequest.builder()
                .commandId(command)
                .details(true)
                .maxResults(PAGE)
                .build();
        return Pages.all(
                        token -> account.read(
                                context,
                                SERVICE,
                                "ListCommandInvocations",
                                first.toBuilder().nextToken(token).build(),
                                client()::listCommandInvocations),
                        ListCommandInvocationsResponse::commandInvocations,
                        ListCommandInvocationsResponse::nextToken)
                .thenApply(rows -> {
                    Map<String, Invocation> found = new LinkedHashMap<>();
                    rows.forEach(row -> found.put(row.instanceId(), Invocation.of(row)));
                    return found;
                })
                .exceptionallyCompose(failure -> instead(command, instances, failure, context));
    }

    private CompletionStage<Map<String, Invocation>> instead(
            String command, Collection<String> instances, Throwable failure, ReadContext context) {
        if (AwsCalls.isDenied(failure)) {
            return counted(command, instances, context);
        }
        return AwsCalls.isRefusedWith(NO_COMMAND, failure)
                ? CompletableFuture.completedFuture(Map.of())
                : CompletableFuture.failedFuture(failure);
    }

    /** The permissions that FIS asks for do not hold the list of invocations: there are only numbers. */
    private CompletionStage<Map<String, Invocation>> counted(
            String command, Collection<String> instances, ReadContext context) {
        ListCommandsRequest request =
                ListCommandsRequest.builder().commandId(command).build();
        return account.read(context, SERVICE, "ListCommands", request, client()::listCommands)
                .thenApply(answer -> {
                    Map<String, Invocation> found = new LinkedHashMap<>();
                    answer.commands().stream()
                            .filter(one -> command.equals(one.commandId()))
                            .map(CommandApi::asAWhole)
                            .forEach(whole -> instances.forEach(id -> found.put(id, whole)));
                    return found;
                });
    }

    /** A command that is over hides failures that were to be borne; its numbers tell. */
    private static Invocation asAWhole(Command command) {
        int failed = count(command.errorCount()) + count(command.deliveryTimedOutCount());
        int all = count(command.targetCount());
        boolean over = count(command.completedCount()) == all && all > 0;
        String status = failed > 0 && over ? "Failed" : command.statusAsString();
        String details = failed > 0 ? failed + " of " + all + " failed" : command.statusAsString();
        return new Invocation(command.commandId(), status, details, false, false, command.requestedDateTime());
    }

    private static int count(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }

    /** Finds the id of a command by its marker, if it is listed already. */
    CompletionStage<@Nullable String> byMarker(Batch batch, Instant since, ReadContext context) {
        ListCommandsRequest all = ListCommandsRequest.builder()
                .filters(CommandFilter.builder()
                        .key(CommandFilterKey.INVOKED_AFTER)
                        .value(since.truncatedTo(ChronoUnit.SECONDS).toString())
                        .build())
                .maxResults(PAGE)
                .build();
        ListCommandsRequest fewer =
                all.toBuilder().instanceId(batch.instances().get(0)).build();
        return commands(fewer, context)
                .exceptionallyCompose(failure -> AwsCalls.isRefusedWith("InvalidInstanceId", failure)
                        ? commands(all, context)
                        : CompletableFuture.failedFuture(failure))
                .thenApply(found -> found.stream()
                        .filter(command -> batch.marker().equals(command.comment()))
                        .map(Command::commandId)
                        .findFirst()
                        .orElse(null));
    }

    private CompletionStage<List<Command>> commands(ListCommandsRequest first, ReadContext context) {
        return Pages.all(
                token -> account.read(
                        context,
                        SERVICE,
                        "ListCommands",
                        first.toBuilder().nextToken(token).build(),
                        client()::listCommands),
                ListCommandsResponse::commands,
                ListCommandsResponse::nextToken);
    }
}
