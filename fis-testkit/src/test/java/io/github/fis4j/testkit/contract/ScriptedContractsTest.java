package io.github.fis4j.testkit.contract;

import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.testkit.ActionScript;
import io.github.fis4j.testkit.ScriptedLever;
import io.github.fis4j.testkit.Step;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** What the testkit and the core bring themselves keeps the contracts. */
class ScriptedContractsTest {
    private final VirtualTime time = VirtualTime.stepped();

    @Nested
    class ThreeCallsWithUndo extends ScriptedAction {
        ThreeCallsWithUndo() {
            super(time, script -> script.onThings().calls(3).latency(Duration.ofMillis(50)));
        }
    }

    @Nested
    class Irreversible extends ScriptedAction {
        Irreversible() {
            super(time, script -> script.onThings().irreversible());
        }
    }

    @Nested
    class NoEffect extends ScriptedAction {
        NoEffect() {
            super(time, ActionScript::noEffect);
        }
    }

    @Nested
    class Remote extends ScriptedAction {
        Remote() {
            super(time, script -> script.onThings().remote(Step.succeed()));
        }
    }

    @Nested
    class Things extends ScriptedThings {
        Things() {
            super(time);
        }
    }

    @Nested
    class Alarms extends CalmAndLoudAlarms {
        Alarms() {
            super(time);
        }
    }

    @Nested
    class Lever extends LeverInHand {
        Lever() {
            super(time, lever -> lever);
        }
    }

    @Nested
    class PushingLever extends LeverInHand {
        PushingLever() {
            super(time, ScriptedLever::pushing);
        }
    }

    @Nested
    class InMemory extends ExperimentJournalContract {
        @Override
        protected ExperimentJournal journal() {
            return InMemoryJournal.create();
        }
    }
}
