package io.github.fis4j.testkit.families;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.EventRecorder;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.wire.WireAws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * The base of the tests of a family: an engine with the real AWS module, whose calls reach an AWS in memory over one of the
 * transports. A subclass holds the tests of an action and is abstract; below it stands one class a transport, so that each
 * test is seen to say the same over all of them.
 */
@Timeout(60)
abstract class FamilyTest {
    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-west-1";

    final VirtualTime time = VirtualTime.create();
    final FakeAws aws = FakeAws.builder(time).accountId(ACCOUNT).region(REGION).build();
    final EventRecorder recorder = EventRecorder.create();
    final InMemoryJournal journal = InMemoryJournal.acceptingLoss();

    private final List<FakeAws> accounts = new ArrayList<>(List.of(aws));
    private final NeededPermissions needed = new NeededPermissions();
    private final Link link;
    private final ExperimentEngine engine;

    FamilyTest(Transport transport) {
        this(transport, module -> {});
    }

    /** For tests that set the module up in their own way. */
    FamilyTest(Transport transport, Consumer<AwsFis.Builder> settings) {
        link = transport.link(aws, time);
        engine = ExperimentEngine.builder()
                .register(link.module(settings))
                .journal(journal)
                .time(time)
                .undoPatience(Duration.ofMinutes(2))
                .closeWithin(Duration.ofSeconds(5))
                .build();
    }

    @AfterEach
    final void close() {
        engine.close();
        time.close();
        link.close();
        link.check(recorder.events());
        needed.coverEverythingCalled(accounts);
    }

    /** The wire, for tests of what can befall only a wire. */
    final WireAws wire() {
        return ((WireLink) link).wire();
    }

    /** Another account of this AWS. */
    final FakeAws account(String id) {
        FakeAws account = aws.account(id);
        accounts.add(account);
        return account;
    }

    final ExperimentRun start(ExperimentTemplate template) {
        return start(template, options -> {});
    }

    final ExperimentRun start(ExperimentTemplate template, Consumer<RunOptions.Builder> more) {
        needed.by(template);
        RunOptions.Builder options = RunOptions.builder().seed(1).listener(recorder);
        more.accept(options);
        return engine.start(template, options.build());
    }

    final ExperimentReport run(ExperimentTemplate template) {
        return end(start(template));
    }

    /** Waits for the end of a run: in no time, since time is virtual. */
    final ExperimentReport end(ExperimentRun run) {
        try {
            return run.completion().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("The run did not end:\n" + recorder, e);
        }
    }

    /** The ARNs of the victims of the only target. */
    static List<String> victimArns(ExperimentReport report) {
        return report.targets().get(0).victims().stream().map(Victim::arn).toList();
    }

    /** The error of a run that has one. */
    static ExperimentError errorOf(ExperimentReport report) {
        return Objects.requireNonNull(report.error());
    }
}
