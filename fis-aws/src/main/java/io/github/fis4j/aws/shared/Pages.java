package io.github.fis4j.aws.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads all pages of a listing. A page may be short or empty and go on all the same: only the token says. */
public final class Pages {
    private Pages() {}

    /**
     * Reads all pages.
     *
     * @param page sends the request for a page: the token is null for the first one
     * @param items what a page holds
     * @param token what the next page is asked for with; null or empty if it was the last one
     * @param <R> a page
     * @param <T> an item
     * @return the items of all pages, in order
     */
    public static <R, T> CompletionStage<List<T>> all(
            Function<@Nullable String, CompletionStage<R>> page,
            Function<R, ? extends List<? extends T>> items,
            Function<R, @Nullable String> token) {
        return next(page, items, token, null, new ArrayList<>());
    }

    private static <R, T> CompletionStage<List<T>> next(
            Function<@Nullable String, CompletionStage<R>> page,
            Function<R, ? extends List<? extends T>> items,
            Function<R, @Nullable String> token,
            @Nullable String from,
            List<T> found) {
        return page.apply(from).thenCompose(answer -> {
            found.addAll(items.apply(answer));
            String next = token.apply(answer);
            return next == null || next.isEmpty()
                    ? CompletableFuture.completedFuture(found)
                    : next(page, items, token, next, found);
        });
    }
}
