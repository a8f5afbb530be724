package io.github.fis4j.testkit.families;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeSsm;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What tests of {@code aws:ssm:send-command} begin with: a document, instances with agents, and a run. */
abstract class CommandFamilyTest extends FamilyTest {
    static final String SEND = "SendCommand";
    static final String CANCEL = "CancelCommand";
    static final String DOCUMENT = "arn:aws:ssm:" + REGION + ":" + ACCOUNT + ":document/Break";
    /** In the middle of the action. */
    static final Duration DURING = Duration.ofMinutes(1);

    final FakeSsm ssm = aws.ssm();
    private final List<Runnable> changes = new ArrayList<>();

    CommandFamilyTest(Transport transport) {
        super(transport);
        ssm.document("Break", d -> d.runs(Duration.ofMinutes(10)).optional("what"));
    }

    List<String> instances(int count) {
        return aws.ec2().instances(count, Tag.of("chaos", "yes"));
    }

    static ExperimentTemplate template(Consumer<Action.Builder> more) {
        return ExperimentTemplate.builder("a document breaks something")
                .target(
                        "instances",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.ALL))
                .action("break", a -> {
                    a.id("aws:ssm:send-command")
                            .target("Instances", "instances")
                            .parameter("documentArn", DOCUMENT)
                            .parameter("duration", "PT2M");
                    more.accept(a);
                })
                .stopCondition(StopCondition.none())
                .build();
    }

    static ExperimentTemplate template() {
        return template(action -> {});
    }

    /** Does something so long after the run began. */
    void later(Duration after, Runnable change) {
        changes.add(() -> time.schedule(after, change));
    }

    /** Runs with all that is to come later; time stands still until it is set. */
    ExperimentReport runChanged(ExperimentTemplate template) {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template);
        changes.forEach(Runnable::run);
        hold.close();
        return end(run);
    }

    ExperimentReport stoppedAfter(Duration after) {
        VirtualTime.Hold hold = time.hold("the stop");
        ExperimentRun run = start(template());
        changes.forEach(Runnable::run);
        time.schedule(after, run::stop);
        hold.close();
        return end(run);
    }

    static ActionReport action(ExperimentReport report) {
        return report.action("break").orElseThrow();
    }

    static String error(ExperimentReport report) {
        ExperimentError error = action(report).error();
        return error == null ? "" : error.message();
    }

    static List<UndoOutcome> outcomes(ExperimentReport report) {
        return report.undos().stream().map(UndoReport::outcome).toList();
    }

    List<String> statuses(List<String> ids) {
        return ids.stream().flatMap(id -> ssm.statusesOn(id).stream()).toList();
    }
}
