package io.github.fis4j.outline;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the times of actions as bars of equal scale. */
final class Bars {
    static final int WIDTH = 36;
    static final String LEGEND = "= runs   - may run   | instant   > for an unknown time   + then a post action";

    private final Duration whole;

    private Bars(Duration whole) {
        this.whole = whole;
    }

    /** {@return bars wide enough for every time that is known} */
    static Bars of(List<ActionOutline> actions) {
        Duration whole = Duration.ZERO;
        for (ActionOutline action : actions) {
            whole = later(whole, action.start());
            whole = later(whole, action.end());
        }
        return new Bars(whole);
    }

    private static Duration later(Duration whole, @Nullable Window window) {
        if (window == null) {
            return whole;
        }
        Duration last = window.atMost() == null ? window.atLeast() : window.atMost();
        return last.compareTo(whole) > 0 ? last : whole;
    }

    /** {@return the time at the right end of the scale} */
    Duration whole() {
        return whole;
    }

    /** {@return the bar of an action; empty for one that never begins} */
    String bar(ActionOutline action) {
        Window start = action.start();
        Window end = action.end();
        if (start == null || end == null) {
            return "";
        }
        String undo = action.postAction() ? "+" : "";
        if (action.length().equals(Window.ZERO)) {
            return " ".repeat(Math.min(at(start.atLeast()), WIDTH - 1)) + "|" + undo;
        }
        int to = end.atMost() == null ? WIDTH : at(end.atMost());
        int width = Math.max(1, to - at(start.atLeast()));
        int from = Math.min(at(start.atLeast()), WIDTH - width);
        StringBuilder bar = new StringBuilder(" ".repeat(from)).append("-".repeat(width));
        boolean exact = start.isExact() && end.isExact();
        int sureFrom = exact ? from : start.atMost() == null ? WIDTH : at(start.atMost());
        int sureTo = exact ? from + width : Math.min(from + width, at(end.atLeast()));
        for (int column = sureFrom; column < sureTo; column++) {
            bar.setCharAt(column, '=');
        }
        return bar.append(end.atMost() == null ? ">" : "").append(undo).toString();
    }

    private int at(Duration offset) {
        return whole.isZero() ? 0 : (int) (ratio(offset) * WIDTH);
    }

    /** Milliseconds of a year fit into a double without loss. */
    private double ratio(Duration offset) {
        return (double) offset.toMillis() / Math.max(1, whole.toMillis());
    }
}
