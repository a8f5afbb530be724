package io.github.fis4j.testkit;

import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A module whose actions {@code test:...} go as a test wants, on resources of type {@code test:thing}. Its world is a set
 * of faults in place, so a test can see what is left. Thread-safe, once its actions are scripted.
 */
public final class ScriptedActions implements FisModule {
    /** The resource type of its things. */
    public static final String THING = "test:thing";

    /** The slot of actions that take things. */
    public static final String SLOT = "Things";

    private final EngineTime time;
    private final FaultsInPlace world;
    private final Map<String, ActionScript> scripts = new LinkedHashMap<>();
    private final List<Resource> things = new CopyOnWriteArrayList<>();
    private Touches touches = Touches.NOTHING;

    private ScriptedActions(EngineTime time) {
        this.time = time;
        world = new FaultsInPlace(time);
    }

    /**
     * {@return a module without actions and things}
     *
     * @param time the time of its engine
     */
    public static ScriptedActions on(EngineTime time) {
        return new ScriptedActions(time);
    }

    /**
     * Adds an action.
     *
     * @param name what its id ends with: {@code break} makes {@code test:break}
     * @param script says how it goes
     * @return this module
     */
    public ScriptedActions action(String name, UnaryOperator<ActionScript> script) {
        String id = "test:" + name;
        scripts.put(id, script.apply(new ActionScript(id)));
        return this;
    }

    /**
     * Adds a thing.
     *
     * @param name the last part of its ARN
     * @param tags its tags
     * @return its ARN
     */
    public String thing(String name, Map<String, String> tags) {
        String arn = Arns.of(Place.LOCAL, "test", "thing/" + name);
        Attributes attributes = Attributes.of(Map.of("Name", name));
        things.add(new Resource(arn, THING, Place.LOCAL.accountId(), Place.LOCAL.region(), tags, attributes));
        return arn;
    }

    /**
     * Makes the engine believe that the module touches more than it does.
     *
     * @param claimed what it claims to touch
     * @return this module
     */
    public ScriptedActions claiming(Touches claimed) {
        touches = claimed;
        return this;
    }

    /** {@return the markers of the faults that are in place now} */
    public Set<String> inPlace() {
        return world.inPlace();
    }

    /** {@return how many faults were ever in place} */
    public int everInPlace() {
        return world.everInPlace();
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Touches touches() {
        return touches;
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return List.of(new ScriptedProvider(Map.copyOf(scripts), time, world));
    }

    @Override
    public List<TargetResolver> targetResolvers() {
        return List.of(new TargetResolver() {
            @Override
            public List<ResourceTypeDescriptor> resourceTypes() {
                return List.of(ResourceTypeDescriptor.of(THING, "scripted thing"));
            }

            @Override
            public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
                return context.read(
                        "test", "ListThings", () -> time.answerAfter(Duration.ZERO, () -> matching(target)));
            }
        });
    }

    private List<Resource> matching(Target target) {
        return things.stream()
                .filter(thing ->
                        target.resourceArns().isEmpty() || target.resourceArns().contains(thing.arn()))
                .filter(thing -> thing.tags()
                        .entrySet()
                        .containsAll(target.resourceTags().entrySet()))
                .toList();
    }
}
