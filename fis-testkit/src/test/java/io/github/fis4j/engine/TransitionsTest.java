package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.TransitionTable.Transition;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Real runs take every row of the transition tables, and no other way. */
class TransitionsTest extends EngineTestBase {
    private final Set<Transition<ExperimentStatus>> experiments = new HashSet<>();
    private final Set<Transition<ActionStatus>> actions = new HashSet<>();

    @Test
    void EXP_03_everyRow_isTakenByARun_andNothingElseIs() {
        completed();
        cancelledByTheLever();
        failedBecauseNobodyKnowsWhereTheLeverStands();
        failedBecauseATargetIsEmpty();
        skipped();
        stoppedBeforeTheFirstAction();
        stoppedWhileAnActionBegins();
        stoppedInMidHold();
        failedWhileAnActionBegins();
        failedBecauseAnUndoStaysOpen();
        stoppedAndAnUndoStaysOpen();

        assertThat(experiments)
                .containsExactlyInAnyOrderElementsOf(
                        ExperimentStatus.transitions().rows());
        assertThat(actions)
                .containsExactlyInAnyOrderElementsOf(ActionStatus.transitions().rows());
    }

    private void completed() {
        ended(start(held()));
    }

    private void cancelledByTheLever() {
        lever.engage("black friday");
        ended(start(held()));
        lever.disengage("over");
    }

    private void failedBecauseNobodyKnowsWhereTheLeverStands() {
        ended(start(engine(builder -> builder.sharedLever(new DeniedLever())), held(), RunOptions.defaults()));
    }

    private void failedBecauseATargetIsEmpty() {
        ended(start(empty().build()));
    }

    private void skipped() {
        ended(start(empty().skipEmptyTargets().build()));
    }

    private void stoppedBeforeTheFirstAction() {
        module.alarm("p99", StopConditionSource.Reading.State.FIRED, "ALARM");
        ended(start(template()
                .action("a", fault("PT5M"))
                .stopCondition(alarm("p99"))
                .build()));
    }

    private void stoppedWhileAnActionBegins() {
        TestModule.Inject inject = module.inject;
        module.inject = context -> new CompletableFuture<>();
        ExperimentRun run = start(held());
        run.stop();
        ended(run);
        module.inject = inject;
    }

    private void stoppedInMidHold() {
        ExperimentRun run = start(held());
        run.stop();
        ended(run);
    }

    private void failedWhileAnActionBegins() {
        TestModule.Inject inject = module.inject;
        module.inject = context -> CompletableFuture.failedFuture(denied());
        ended(start(held()));
        module.inject = inject;
    }

    private void failedBecauseAnUndoStaysOpen() {
        module.undo = (record, context) -> CompletableFuture.failedFuture(denied());
        ended(start(held()));
    }

    private void stoppedAndAnUndoStaysOpen() {
        ExperimentRun run = start(held());
        run.stop();
        ended(run);
    }

    private void ended(ExperimentRun run) {
        end(run);
        events(run, ExperimentStatusChanged.class)
                .forEach(change -> experiments.add(new Transition<>(change.from(), change.to())));
        events(run, ActionStatusChanged.class)
                .forEach(change -> actions.add(new Transition<>(change.from(), change.to())));
    }

    private static ExperimentTemplate held() {
        return template().action("a", fault("PT5M")).build();
    }

    private static ExperimentTemplate.Builder empty() {
        return ExperimentTemplate.builder("empty")
                .target("nothing", t -> t.resourceType("test:thing").tag("no", "such"))
                .action("a", a -> a.id("test:fault").target("Things", "nothing"));
    }

    private static CallFailedException denied() {
        return new CallFailedException(
                ErrorCode.AUTHORIZATION_FAILURE,
                "AccessDenied",
                "not allowed",
                CallFailedException.Effect.NONE,
                null,
                null);
    }

    private static final class DeniedLever implements SafetyLeverSource {
        @Override
        public String name() {
            return "denied";
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public CompletionStage<Reading> read() {
            return CompletableFuture.failedFuture(denied());
        }
    }
}
