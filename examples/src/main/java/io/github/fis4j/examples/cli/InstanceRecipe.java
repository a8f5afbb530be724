package io.github.fis4j.examples.cli;

import io.github.fis4j.examples.cli.SimulatedWorld.NotSimulatedException;
import io.github.fis4j.template.Target;
import io.github.fis4j.template.TargetFilter;
import io.github.fis4j.testkit.aws.InstanceBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * How an instance must be to match a target. What a target does not ask for is as usual, so that a target which asks for
 * the usual and one that does not mind have the same recipe.
 *
 * @param tags its tags
 * @param attributes its attributes by filter path
 */
record InstanceRecipe(Map<String, String> tags, Map<String, String> attributes) {
    private static final String STATE = "State.Name";
    private static final String ZONE = "Placement.AvailabilityZone";

    /** The filter paths that can be simulated, and how. */
    private static final Map<String, BiConsumer<InstanceBuilder, String>> SETTERS = new TreeMap<>(Map.of(
            STATE,
            InstanceBuilder::state,
            ZONE,
            InstanceBuilder::zone,
            "InstanceType",
            InstanceBuilder::type,
            "ImageId",
            InstanceBuilder::image,
            "Architecture",
            InstanceBuilder::architecture));

    /** {@return the recipe of a target; of the values of a filter the first is taken} */
    static InstanceRecipe of(String name, Target target, String region) throws NotSimulatedException {
        Map<String, String> attributes = new TreeMap<>(Map.of(STATE, "running", ZONE, region + "a"));
        for (TargetFilter filter : target.filters()) {
            if (!SETTERS.containsKey(filter.path()) || filter.values().isEmpty()) {
                throw new NotSimulatedException("target " + name + " filters on " + filter.path()
                        + "; the simulation can filter on " + String.join(", ", SETTERS.keySet()));
            }
            attributes.put(filter.path(), filter.values().get(0));
        }
        if (!attributes.getOrDefault(ZONE, "").startsWith(region)) {
            throw new NotSimulatedException("target " + name + " filters on zone " + attributes.get(ZONE)
                    + "; the simulation is in " + region + " only");
        }
        return new InstanceRecipe(target.resourceTags(), attributes);
    }

    /** {@return the recipe of an instance that looks alike but misses the target, if the target asks for anything} */
    InstanceRecipe neighbour() {
        if (tags.isEmpty()) {
            Map<String, String> other = new TreeMap<>(attributes);
            other.put(STATE, "running".equals(attributes.get(STATE)) ? "stopped" : "running");
            return new InstanceRecipe(tags, other);
        }
        Map<String, String> other = new LinkedHashMap<>(tags);
        other.replaceAll((key, value) -> "not-" + value);
        return new InstanceRecipe(other, attributes);
    }

    void applyTo(InstanceBuilder builder) {
        tags.forEach(builder::tag);
        attributes.forEach((path, value) -> {
            BiConsumer<InstanceBuilder, String> setter = SETTERS.get(path);
            if (setter != null) {
                setter.accept(builder, value);
            }
        });
    }
}
