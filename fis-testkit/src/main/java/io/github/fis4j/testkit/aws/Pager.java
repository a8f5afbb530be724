package io.github.fis4j.testkit.aws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts what there is into pages, and does with them what services do and callers forget. Guarded by its owner. */
final class Pager {
    private static final String TOKEN = "after-";
    private static final String GAP = "gap-";
    private static final Pattern TOKENS = Pattern.compile("(" + TOKEN + "|" + GAP + ")\\d{1,7}");

    private final Refusal badToken;
    private int most = Integer.MAX_VALUE;
    private boolean gaps;
    private boolean reversed;

    Pager(Refusal badToken) {
        this.badToken = badToken;
    }

    void atMost(int items) {
        most = items;
    }

    void withGaps() {
        gaps = true;
    }

    void outOfOrder() {
        reversed = true;
    }

    /** {@return things in the order in which they are told} */
    <T> List<T> ordered(List<T> all) {
        List<T> told = new ArrayList<>(all);
        if (reversed) {
            Collections.reverse(told);
        }
        return told;
    }

    /**
     * {@return a page}
     *
     * @param all everything
     * @param wanted the most that the caller wants on a page
     * @param token which page; null for the first
     * @param weight how many things a thing counts for; a page has at least one
     */
    <T> Page<T> page(List<T> all, int wanted, @Nullable String token, ToIntFunction<T> weight) {
        if (token != null && !TOKENS.matcher(token).matches()) {
            throw badToken.because("Unable to parse pagination token: " + token);
        }
        int from = token == null ? 0 : Integer.parseInt(token.substring(token.indexOf('-') + 1));
        if (gaps && (token == null || token.startsWith(GAP))) {
            return new Page<>(List.of(), token == null || from < all.size() ? TOKEN + from : null);
        }
        return cut(ordered(all), from, Math.min(wanted, most), weight);
    }

    private <T> Page<T> cut(List<T> all, int from, int size, ToIntFunction<T> weight) {
        List<T> items = new ArrayList<>();
        int left = size;
        for (T item : all.subList(Math.min(from, all.size()), all.size())) {
            left -= weight.applyAsInt(item);
            if (left < 0 && !items.isEmpty()) {
                break;
            }
            items.add(item);
        }
        int next = from + items.size();
        if (gaps) {
            return new Page<>(items, GAP + next);
        }
        return new Page<>(items, next < all.size() ? TOKEN + next : null);
    }
}
