package io.github.fis4j.spi;

import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What an engine is extended by: providers, resolvers and sources that belong together. */
public interface FisModule {

    /** {@return the module's name in reports, for example {@code aws}} */
    String name();

    /** {@return what its actions change} */
    Touches touches();

    /** {@return the actions that it brings} */
    default List<ActionProvider> actionProviders() {
        return List.of();
    }

    /** {@return the resource types that it finds} */
    default List<TargetResolver> targetResolvers() {
        return List.of();
    }

    /** {@return the stop conditions that it reads} */
    default List<StopConditionSource> stopConditionSources() {
        return List.of();
    }

    /**
     * {@return what the module would bring if something were not missing: the way out, by action id, resource type or stop
     * condition source}
     */
    default Map<String, String> unavailable() {
        return Map.of();
    }

    /**
     * Tells under whose name the module makes calls. Asked once a run, before its first mutating call.
     *
     * @param context looks
     * @return the caller; empty if the module makes no calls in anybody's name
     */
    default CompletionStage<Optional<Identity>> identity(ReadContext context) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Tells under whose name calls to one place are made: asked before an undo there is believed, and before the first
     * one after a crash.
     *
     * @param place where a call went
     * @param context looks
     * @return the caller there; empty if the module makes no calls in anybody's name
     */
    default CompletionStage<Optional<Identity>> identityAt(Place place, ReadContext context) {
        return identity(context);
    }

    /**
     * Says whether the caller may make calls, without making them. Asked by previews only. It must have no effect: what
     * a service cannot tell without one stays unknown.
     *
     * @param asked what is to be known, of all actions of this module, so that it can be asked in few calls
     * @param context looks
     * @return an answer for each question that could be answered; what is left out is unknown
     */
    default CompletionStage<Map<PermissionQuestion, PermissionRuling>> permissions(
            List<PermissionQuestion> asked, ReadContext context) {
        return CompletableFuture.completedFuture(Map.of());
    }

    /** Closes what the module owns. Called once, when the engine is closed. */
    default void close() {}

    /**
     * Finds the modules that are on the class path. The library never does this by itself.
     *
     * @param loader where to look
     * @return the modules, in no promised order
     */
    static List<FisModule> discover(ClassLoader loader) {
        return ServiceLoader.load(FisModule.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** What the actions of a module change. */
    enum Touches {
        /** Nothing that lasts: simulations, waits. */
        NOTHING,
        /** Only this process. */
        PROCESS,
        /** The world outside. Needs a durable journal. */
        WORLD
    }
}
