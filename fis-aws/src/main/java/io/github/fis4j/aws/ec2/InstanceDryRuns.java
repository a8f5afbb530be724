package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.PermissionSource;
import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.ReadContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/**
 * Asks EC2 itself, by {@code DryRun}: it checks a call with its instances and does nothing. Such a request is a read, and is
 * repeated as one; {@link DryRunOnly} sees to it that none goes out without the flag. Calls that are alike are asked once.
 */
final class InstanceDryRuns implements PermissionSource {
    private static final String SERVICE = "ec2";
    private static final String ALLOWED = "DryRunOperation";
    /** EC2's own word, and the one of whatever stands before it. */
    private static final List<String> DENIED =
            List.of("UnauthorizedOperation", "AccessDenied", "AccessDeniedException");

    private static final Map<String, DryRun> OPERATIONS = Map.of(
            "StopInstances",
            (call, ids, guard) -> call.send(
                    StopInstancesRequest.builder()
                            .dryRun(true)
                            .instanceIds(ids)
                            .overrideConfiguration(guard)
                            .build(),
                    call.client()::stopInstances),
            "StartInstances",
            (call, ids, guard) -> call.send(
                    StartInstancesRequest.builder()
                            .dryRun(true)
                            .instanceIds(ids)
                            .overrideConfiguration(guard)
                            .build(),
                    call.client()::startInstances),
            "RebootInstances",
            (call, ids, guard) -> call.send(
                    RebootInstancesRequest.builder()
                            .dryRun(true)
                            .instanceIds(ids)
                            .overrideConfiguration(guard)
                            .build(),
                    call.client()::rebootInstances),
            "TerminateInstances",
            (call, ids, guard) -> call.send(
                    TerminateInstancesRequest.builder()
                            .dryRun(true)
                            .instanceIds(ids)
                            .overrideConfiguration(guard)
                            .build(),
                    call.client()::terminateInstances));

    @Override
    public boolean knows(PlannedCall call) {
        return call.service().equals(SERVICE) && OPERATIONS.containsKey(call.operation());
    }

    @Override
    public CompletionStage<Map<PermissionQuestion, PermissionRuling>> ask(
            AwsAccount account, List<PermissionQuestion> asked, ReadContext context) {
        Map<Alike, List<PermissionQuestion>> alike = new HashMap<>();
        List<Alike> inOrder = new ArrayList<>();
        for (PermissionQuestion question : asked) {
            Alike call = Alike.of(question.call());
            alike.computeIfAbsent(call, first -> {
                        inOrder.add(first);
                        return new ArrayList<>();
                    })
                    .add(question);
        }
        Map<PermissionQuestion, PermissionRuling> rulings = new HashMap<>();
        return Stages.inTurn(
                        inOrder,
                        call -> ruling(account, call, context).thenApply(ruling -> {
                            alike.getOrDefault(call, List.of()).forEach(question -> rulings.put(question, ruling));
                            return ruling;
                        }))
                .thenApply(done -> rulings);
    }

    private CompletionStage<PermissionRuling> ruling(AwsAccount account, Alike call, ReadContext context) {
        DryRun operation = Objects.requireNonNull(OPERATIONS.get(call.operation()), "knows() was asked before");
        AwsRequestOverrideConfiguration guard = AwsRequestOverrideConfiguration.builder()
                .addPlugin(new DryRunOnly())
                .build();
        return operation
                .send(new Call(account, call.operation() + " (dry run)", context), call.ids(), guard)
                .handle((answer, failure) -> failure == null
                        ? PermissionRuling.unknown("EC2 took the dry run for a call; look whether anything has changed")
                        : ruling(AwsCalls.unwrapped(failure)));
    }

    private static PermissionRuling ruling(Throwable failure) {
        @Nullable String code = failure instanceof CallFailedException answer ? answer.serviceCode() : null;
        if (ALLOWED.equals(code)) {
            return PermissionRuling.allowed("EC2 would let it through, says its dry run");
        }
        String message = String.valueOf(failure.getMessage());
        return code != null && DENIED.contains(code)
                ? PermissionRuling.denied(readable(message))
                : PermissionRuling.unknown(message);
    }

    /** What can be decoded only with a permission of its own fills a page. */
    private static String readable(String message) {
        int encoded = message.indexOf(" Encoded authorization failure message:");
        String said = encoded < 0 ? message : message.substring(0, encoded);
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }

    /** Sends one dry run. */
    @FunctionalInterface
    private interface DryRun {
        CompletionStage<Object> send(Call call, List<String> ids, AwsRequestOverrideConfiguration guard);
    }

    /** How a dry run is sent and told. */
    private record Call(AwsAccount account, String told, ReadContext context) {
        Ec2AsyncClient client() {
            return new InstanceApi(account).client();
        }

        <Q extends Ec2Request, R> CompletionStage<Object> send(Q request, Function<Q, CompletableFuture<R>> send) {
            return account.caller().read(context, SERVICE, told, request, send).thenApply(answer -> answer);
        }
    }

    /** What of a call EC2 looks at. */
    private record Alike(String operation, List<String> ids) {
        static Alike of(PlannedCall call) {
            return new Alike(call.operation(), Victims.ids(call));
        }
    }
}
