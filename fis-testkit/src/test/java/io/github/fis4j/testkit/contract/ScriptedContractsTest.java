package io.github.fis4j.testkit.contract;

import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.ActionScript;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.ScriptedLever;
import io.github.fis4j.testkit.Step;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** What the testkit and the core bring themselves keeps the contracts. */
class ScriptedContractsTest {
    private final VirtualTime time = VirtualTime.stepped();

    private abstract class Scripted extends ActionProviderContract {
        private final ScriptedUnderTest scripted;

        Scripted(UnaryOperator<ActionScript> script) {
            scripted = new ScriptedUnderTest(time, script);
        }

        @Override
        protected ActionUnderTest subject() {
            return scripted.action();
        }

        @Override
        protected Object world() {
            return scripted.world();
        }
    }

    @Nested
    class ThreeCallsWithUndo extends Scripted {
        ThreeCallsWithUndo() {
            super(script -> script.onThings().calls(3).latency(Duration.ofMillis(50)));
        }
    }

    @Nested
    class Irreversible extends Scripted {
        Irreversible() {
            super(script -> script.onThings().irreversible());
        }
    }

    @Nested
    class NoEffect extends Scripted {
        NoEffect() {
            super(ActionScript::noEffect);
        }
    }

    @Nested
    class Remote extends Scripted {
        Remote() {
            super(script -> script.onThings().remote(Step.succeed()));
        }
    }

    @Nested
    class Things extends TargetResolverContract {
        private String arn = "";

        @Override
        protected TargetResolver resolver() {
            ScriptedActions module = ScriptedActions.on(time);
            arn = module.thing("a", ScriptedUnderTest.TAGS);
            module.thing("b", Map.of("role", "db"));
            return module.targetResolvers().get(0);
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected Target byTags() {
            return ScriptedUnderTest.WEB_THINGS;
        }

        @Override
        protected List<String> meantByTags() {
            return List.of(arn);
        }

        @Override
        protected Target byArn() {
            return Target.builder()
                    .resourceType(ScriptedActions.THING)
                    .arn(arn)
                    .selection(SelectionMode.ALL)
                    .build();
        }

        @Override
        protected String strangerArn() {
            return arn + "-stranger";
        }
    }

    @Nested
    class Alarms extends StopConditionSourceContract {
        private final ScriptedAlarms alarms =
                ScriptedAlarms.on(time).set("calm", "OK").set("loud", "ALARM");

        @Override
        protected StopConditionSource source() {
            return alarms;
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected StopCondition clear() {
            return alarms.condition("calm");
        }

        @Override
        protected StopCondition fired() {
            return alarms.condition("loud");
        }

        @Override
        protected StopCondition missing() {
            return alarms.condition("none");
        }

        @Override
        protected boolean fire() {
            alarms.set("calm", "ALARM");
            return true;
        }
    }

    @Nested
    class Lever extends SafetyLeverSourceContract {
        private final ScriptedLever lever = ScriptedLever.on(time, "switch");

        @Override
        protected SafetyLeverSource lever() {
            return lever;
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected void move(boolean engaged, String reason) {
            if (engaged) {
                lever.engage(reason);
            } else {
                lever.disengage(reason);
            }
        }
    }

    @Nested
    class PushingLever extends Lever {
        @Override
        protected SafetyLeverSource lever() {
            return ((ScriptedLever) super.lever()).pushing();
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
