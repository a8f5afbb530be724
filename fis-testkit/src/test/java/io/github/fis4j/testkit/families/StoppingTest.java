package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeEc2;
import io.github.fis4j.testkit.aws.InstanceBuilder;
import io.github.fis4j.testkit.aws.StateChange;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What tests of {@code aws:ec2:stop-instances} share. */
abstract class StoppingTest extends FamilyTest {
    static final String STOP = "StopInstances";
    static final String START = "StartInstances";
    static final String DURATION = "startInstancesAfterDuration";
    static final Tag CHAOS = Tag.of("chaos", "yes");
    /** In the middle of the hold. */
    static final Duration DURING = Duration.ofMinutes(1);

    final FakeEc2 ec2 = aws.ec2();
    final Map<String, String> parameters = new LinkedHashMap<>(Map.of(DURATION, "PT2M"));
    final List<Runnable> changes = new ArrayList<>();

    StoppingTest(Transport transport) {
        super(transport);
    }

    ExperimentTemplate template() {
        return ExperimentTemplate.builder("nodes are stopped")
                .target(
                        "nodes",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag(CHAOS.key(), CHAOS.value())
                                .selection(SelectionMode.ALL))
                .action("stop", a -> {
                    a.id("aws:ec2:stop-instances").target("Instances", "nodes");
                    parameters.forEach(a::parameter);
                })
                .stopCondition(StopCondition.none())
                .build();
    }

    String instance(Consumer<InstanceBuilder> more) {
        return ec2.instance(i -> more.accept(i.tag(CHAOS)));
    }

    /** Does something so long after the run began; in the middle of the hold it is {@link #DURING}. */
    void later(Duration after, Runnable change) {
        changes.add(() -> time.schedule(after, change));
    }

    ExperimentReport run() {
        return run(template(), run -> {});
    }

    ExperimentReport stoppedAfter(Duration after, ExperimentTemplate template) {
        return run(template, run -> time.schedule(after, run::stop));
    }

    ExperimentReport run(ExperimentTemplate template, Consumer<ExperimentRun> more) {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template);
        changes.forEach(Runnable::run);
        more.accept(run);
        hold.close();
        return end(run);
    }

    List<String> states(String id) {
        return ec2.history(id).stream().map(StateChange::state).toList();
    }

    Instant took(String id, String state) {
        return ec2.history(id).stream()
                .filter(change -> change.state().equals(state))
                .reduce((first, second) -> second)
                .orElseThrow()
                .at();
    }

    static String error(ExperimentReport report) {
        ExperimentError error = report.action("stop").orElseThrow().error();
        return error == null ? "" : error.message();
    }

    static List<String> hit(ExperimentReport report) {
        return report.action("stop").orElseThrow().evidence().stream()
                .map(seen -> Arns.id(seen.resource()))
                .toList();
    }

    static UndoOutcome outcome(ExperimentReport report) {
        assertThat(report.undos()).hasSize(1);
        return Objects.requireNonNull(report.undos().get(0).outcome());
    }

    void assertRefused(String id, String why) {
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().hit("stop", 0).nothingLeft();
        assertThat(error(report)).contains(id).contains(why);
        assertThat(ec2.calls(STOP)).isZero();
    }
}
