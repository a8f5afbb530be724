package io.github.fis4j.aws.kill;

import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import io.github.fis4j.testkit.wire.HttpCall;
import io.github.fis4j.testkit.wire.Misfortune;
import io.github.fis4j.testkit.wire.Watcher;
import io.github.fis4j.testkit.wire.WireAws;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;

/** A world of instances, a cluster and a document: an AWS in memory on the wire, whose lists lag. */
final class FamiliesWorld extends World implements Watcher {
    private static final String DRAIN = "UpdateContainerInstancesState";
    /** What was just sent is listed by then, and has not ended. */
    private static final Duration UNTIL_LISTED = Duration.ofSeconds(3);
    /** Whatever is to come of what was done has come by then. */
    private static final Duration LONG = Duration.ofHours(1);

    private final PausedTime time;
    private final WireAws wire;
    private FakeAws aws;
    private List<String> instances = List.of();
    private List<String> drainedBefore = List.of();

    /**
     * A world.
     *
     * @param faster how much faster the clock of the processes is
     */
    FamiliesWorld(int faster) {
        super(
                faster,
                Set.of("StopInstances", "SendCommand", DRAIN),
                Set.of("SendCommand"),
                Set.of("StartInstances", "CancelCommand"));
        time = new PausedTime(faster);
        aws = nothing();
        wire = WireAws.of(aws);
        wire.watchedBy(this);
    }

    private FakeAws nothing() {
        return FakeAws.builder(time)
                .region(FamiliesScenario.REGION)
                .transitions(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1))
                .build();
    }

    @Override
    URI url() {
        return wire.url();
    }

    @Override
    void atWork(boolean works) {
        time.going(works);
    }

    /** Four container instances, one of which drained before; two nodes to stop; two to run a command. */
    @Override
    void makeThings() {
        aws = nothing();
        aws.ecs()
                .cluster(
                        FamiliesScenario.CLUSTER,
                        cluster -> cluster.containerInstances(4).service("shop", 4));
        String drained = aws.ecs().containerInstances(FamiliesScenario.CLUSTER).get(3);
        aws.ecs().status(drained, "DRAINING");
        drainedBefore = List.of(drained);
        aws.ssm().document(FamiliesScenario.DOCUMENT, document -> document.runs(FamiliesScenario.DOCUMENT_RUNS));
        List<String> made = new ArrayList<>(aws.ec2().instances(2, Tag.of("role", "node")));
        made.addAll(aws.ec2().instances(2, Tag.of("role", "commanded")));
        instances = made;
        aws.ec2().lag(2);
        aws.ecs().lag(1);
        wire.become(aws);
    }

    @Override
    void landLateEffects() {
        wire.landLateEffects();
    }

    @Override
    public @Nullable Misfortune received(String operation, HttpCall request) {
        return switch (come(operation, request.label())) {
            case ANSWERED -> null;
            case TOO_LATE -> Misfortune.refused(400, "TooLate");
            case LATE -> Misfortune.cut().beforeLateEffect();
        };
    }

    @Override
    public void answering(String operation, HttpCall request) {
        settled(operation, request.label());
    }

    /** The same operation drains and brings back. */
    @Override
    boolean injects(String operation, String label) {
        return operation.equals(DRAIN) ? label.contains("DRAINING") : super.injects(operation, label);
    }

    @Override
    List<String> changedThings() {
        List<String> found = new ArrayList<>(wire.complaints());
        time.jump(UNTIL_LISTED);
        commands()
                .forEach(row -> found.add(
                        "Command " + row.commandId() + " is " + row.statusAsString() + " on " + row.instanceId()));
        time.jump(LONG);
        instances.stream()
                .filter(id -> !aws.ec2().stateOf(id).equals("running"))
                .forEach(id -> found.add("Instance " + id + " is " + aws.ec2().stateOf(id)));
        for (String arn : aws.ecs().containerInstances(FamiliesScenario.CLUSTER)) {
            String was = drainedBefore.contains(arn) ? "DRAINING" : "ACTIVE";
            String now = aws.ecs().statusOf(arn);
            if (!now.equals(was)) {
                found.add("Container instance " + arn + " is " + now + ", and was " + was);
            }
        }
        return found;
    }

    /** Rows of commands that have not ended; one that is being cancelled has. */
    private List<CommandInvocation> commands() {
        return aws.client(SsmAsyncClient.class).listCommandInvocations().join().commandInvocations().stream()
                .filter(row -> row.status() == CommandInvocationStatus.PENDING
                        || row.status() == CommandInvocationStatus.IN_PROGRESS
                        || row.status() == CommandInvocationStatus.DELAYED)
                .toList();
    }

    @Override
    public void close() {
        super.close();
        wire.close();
    }
}
