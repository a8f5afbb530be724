package io.github.fis4j.testkit.contract;

import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.Map;

/**
 * What contract tests want of a family.
 *
 * @param module over an AWS in memory
 * @param time the time of that AWS
 */
record FamilyUnderTest(FisModule module, EngineTime time) {

    static Target tagged(String type) {
        return Target.builder()
                .resourceType(type)
                .tag("chaos", "yes")
                .selection(SelectionMode.ALL)
                .build();
    }

    TargetResolver resolver(String type) {
        return module.targetResolvers().stream()
                .filter(one -> one.resourceTypes().stream()
                        .anyMatch(known -> known.id().equals(type)))
                .findFirst()
                .orElseThrow();
    }

    /** An action on all that a target means now; a resolver may find more than its tags allow. */
    ActionUnderTest action(String id, Map<String, String> parameters, String slot, Target target) {
        RecordingReads reads = new RecordingReads(time);
        List<Resource> victims = Waiting.result(
                        time, resolver(target.resourceType()).resolve(target, reads))
                .stream()
                .filter(found -> found.tags()
                        .entrySet()
                        .containsAll(target.resourceTags().entrySet()))
                .toList();
        Identity caller = Waiting.result(time, module.identity(reads)).orElseThrow();
        ActionProvider provider = module.actionProviders().stream()
                .filter(one ->
                        one.actions().stream().anyMatch(action -> action.id().equals(id)))
                .findFirst()
                .orElseThrow();
        return new ActionUnderTest(provider, id, parameters, Map.of(slot, victims), caller.place(), time);
    }
}
