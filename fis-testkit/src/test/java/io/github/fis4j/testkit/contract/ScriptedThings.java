package io.github.fis4j.testkit.contract;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.ScriptedActions;
import java.util.List;
import java.util.Map;

/** The contract of resolvers, on three scripted things of which two are meant. */
class ScriptedThings extends TargetResolverContract {
    private final EngineTime time;
    private final ScriptedActions module;
    private final List<String> meant;

    ScriptedThings(EngineTime time) {
        this.time = time;
        module = ScriptedActions.on(time);
        meant = List.of(module.thing("a", ScriptedAction.TAGS), module.thing("b", ScriptedAction.TAGS));
        module.thing("c", Map.of("team", "payments"));
    }

    @Override
    protected TargetResolver resolver() {
        return module.targetResolvers().get(0);
    }

    @Override
    protected EngineTime time() {
        return time;
    }

    @Override
    protected Target byTags() {
        return ScriptedAction.WEB_THINGS;
    }

    @Override
    protected List<String> meantByTags() {
        return meant;
    }

    @Override
    protected Target byArn() {
        return Target.builder()
                .resourceType(ScriptedActions.THING)
                .arn(meant.get(0))
                .selection(SelectionMode.ALL)
                .build();
    }

    @Override
    protected String strangerArn() {
        return meant.get(0) + "-stranger";
    }
}
