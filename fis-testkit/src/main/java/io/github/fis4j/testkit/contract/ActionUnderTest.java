package io.github.fis4j.testkit.contract;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.EngineTime;
import java.util.List;
import java.util.Map;

/**
 * An action in a world in which it can be injected.
 *
 * @param provider knows the action
 * @param actionId the action's id
 * @param parameters its parameters, as a template gives them
 * @param victims its victims by slot
 * @param place where its calls go
 * @param time the time of the world; one that waits by itself in {@link EngineTime#await}
 */
public record ActionUnderTest(
        ActionProvider provider,
        String actionId,
        Map<String, String> parameters,
        Map<String, List<Resource>> victims,
        Place place,
        EngineTime time) {

    /** Copies the maps. */
    public ActionUnderTest {
        parameters = Map.copyOf(parameters);
        victims = Map.copyOf(victims);
    }

    /**
     * {@return what the provider says of the action}
     *
     * @throws IllegalArgumentException if it does not know it
     */
    public ActionDescriptor descriptor() {
        return provider.actions().stream()
                .filter(action -> action.id().equals(actionId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The provider does not know " + actionId + ", only " + provider.actions()));
    }
}
