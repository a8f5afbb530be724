package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.PermissionSource;
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
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
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
            (client, ids, guard) -> client.stopInstances(StopInstancesRequest.builder()
                    .dryRun(true)
                    .instanceIds(ids)
                    .overrideConfiguration(guard)
                    .build()),
            "StartInstances",
            (client, ids, guard) -> client.startInstances(StartInstancesRequest.builder()
                    .dryRun(true)
                    .instanceIds(ids)
                    .overrideConfiguration(guard)
                    .build()),
            "RebootInstances",
            (client, ids, guard) -> client.rebootInstances(RebootInstancesRequest.builder()
                    .dryRun(true)
                    .instanceIds(ids)
                    .overrideConfiguration(guard)
                    .build()),
            "TerminateInstances",
            (client, ids, guard) -> client.terminateInstances(TerminateInstancesRequest.builder()
                    .dryRun(true)
                    .instanceIds(ids)
                    .overrideConfiguration(guard)
                    .build()));

    private final InstanceApi api;

    InstanceDryRuns(AwsAccount account) {
        api = new InstanceApi(account);
    }

    @Override
    public boolean knows(PlannedCall call) {
        return call.service().equals(SERVICE) && OPERATIONS.containsKey(call.operation());
    }

    @Override
    public CompletionStage<Map<PermissionQuestion, PermissionRuling>> ask(
            List<PermissionQuestion> asked, ReadContext context) {
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
                        call -> ruling(call, context).thenApply(ruling -> {
                            alike.getOrDefault(call, List.of()).forEach(question -> rulings.put(question, ruling));
                            return ruling;
                        }))
                .thenApply(done -> rulings);
    }

    private CompletionStage<PermissionRuling> ruling(Alike call, ReadContext context) {
        DryRun operation = Objects.requireNonNull(OPERATIONS.get(call.operation()), "knows() was asked before");
        AwsRequestOverrideConfiguration guard = AwsRequestOverrideConfiguration.builder()
                .addPlugin(new DryRunOnly())
                .build();
        return AwsCalls.read(
                        context,
                        SERVICE,
                        call.operation() + " (dry run)",
                        () -> operation.send(api.client(), call.ids(), guard))
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
        CompletionStage<?> to(Ec2AsyncClient client, List<String> ids, AwsRequestOverrideConfiguration guard);

        default CompletionStage<Object> send(
                Ec2AsyncClient client, List<String> ids, AwsRequestOverrideConfiguration guard) {
            return to(client, ids, guard).thenApply(answer -> answer);
        }
    }

    /** What of a call EC2 looks at. */
    private record Alike(String operation, List<String> ids) {
        static Alike of(PlannedCall call) {
            return new Alike(call.operation(), Victims.ids(call));
        }
    }
}
