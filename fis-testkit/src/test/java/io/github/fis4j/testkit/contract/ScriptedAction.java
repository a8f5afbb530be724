package io.github.fis4j.testkit.contract;

import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.ActionScript;
import io.github.fis4j.testkit.ScriptedActions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The contract of actions, on a scripted one that breaks two things. */
abstract class ScriptedAction extends ActionProviderContract {
    static final String ID = "test:break";
    static final Map<String, String> TAGS = Map.of("role", "web");
    static final Target WEB_THINGS = Target.builder()
            .resourceType(ScriptedActions.THING)
            .tag("role", "web")
            .selection(SelectionMode.ALL)
            .build();

    private final EngineTime time;
    private final ScriptedActions module;

    ScriptedAction(EngineTime time, UnaryOperator<ActionScript> script) {
        this.time = time;
        module = ScriptedActions.on(time).action("break", script);
        module.thing("a", TAGS);
        module.thing("b", TAGS);
    }

    /** What is tested in place of the honest provider. */
    ActionProvider bent(ActionProvider honest) {
        return honest;
    }

    @Override
    protected ActionUnderTest subject() {
        List<Resource> things =
                Waiting.result(time, module.targetResolvers().get(0).resolve(WEB_THINGS, new RecordingReads(time)));
        return new ActionUnderTest(
                bent(module.actionProviders().get(0)),
                ID,
                Map.of(),
                Map.of(ScriptedActions.SLOT, things),
                Place.LOCAL,
                time);
    }

    @Override
    protected Object world() {
        return module.inPlace();
    }
}
