package io.github.fis4j.aws.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Chains stages. */
public final class Stages {
    private Stages() {}

    /**
     * {@return the stage that a beginning gives; a failed one if it throws}
     *
     * @param beginning gives the stage
     * @param <T> the stage's result
     */
    public static <T> CompletionStage<T> begin(Supplier<? extends CompletionStage<T>> beginning) {
        return CompletableFuture.completedFuture(beginning).thenCompose(Supplier::get);
    }

    /**
     * Does one step after the other.
     *
     * @param items what is worked on, in order
     * @param step begins the step of an item when the one before has ended well
     * @param <T> an item
     * @param <R> a step's result
     * @return the results in order; fails with the first step that fails, and none is begun after it
     */
    public static <T, R> CompletionStage<List<R>> inTurn(List<T> items, Function<T, CompletionStage<R>> step) {
        CompletionStage<List<R>> results = CompletableFuture.completedFuture(new ArrayList<>(items.size()));
        for (T item : items) {
            results = results.thenCompose(done -> step.apply(item).thenApply(result -> {
                done.add(result);
                return done;
            }));
        }
        return results;
    }

    /**
     * {@return the items cut into slices, in order}
     *
     * @param items the items
     * @param size how many a slice holds at most
     * @param <T> an item
     */
    public static <T> List<List<T>> slices(List<T> items, int size) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            slices.add(List.copyOf(items.subList(from, Math.min(items.size(), from + size))));
        }
        return slices;
    }
}
