package io.github.fis4j.testkit.contract;

import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
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
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** What the testkit and the core bring themselves keeps the contracts. */
class ScriptedContractsTest {
    private static final Map<String, String> TAGS = Map.of("role", "web");

    private final VirtualTime time = VirtualTime.stepped();

    private ActionUnderTest scripted(UnaryOperator<ActionScript> script) {
        ScriptedActions module = ScriptedActions.on(time).action("break", script);
        module.thing("a", TAGS);
        module.thing("b", TAGS);
        List<Resource> things =
                Waiting.result(time, module.targetResolvers().get(0).resolve(webThings(), new RecordingReads(time)));
        return new ActionUnderTest(
                module.actionProviders().get(0),
                "test:break",
                Map.of(),
                Map.of(ScriptedActions.SLOT, things),
                Place.LOCAL,
                time);
    }

    private static Target webThings() {
        return Target.builder()
                .resourceType(ScriptedActions.THING)
                .tag("role", "web")
                .selection(SelectionMode.ALL)
                .build();
    }

    @Nested
    class ThreeCallsWithUndo extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return scripted(script -> script.onThings().calls(3).latency(Duration.ofMillis(50)));
        }
    }

    @Nested
    class Irreversible extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return scripted(script -> script.onThings().irreversible());
        }
    }

    @Nested
    class NoEffect extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return scripted(ActionScript::noEffect);
        }
    }

    @Nested
    class Things extends TargetResolverContract {
        private String arn = "";

        @Override
        protected TargetResolver resolver() {
            ScriptedActions module = ScriptedActions.on(time);
            arn = module.thing("a", TAGS);
            module.thing("b", Map.of("role", "db"));
            return module.targetResolvers().get(0);
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected Target byTags() {
            return webThings();
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
