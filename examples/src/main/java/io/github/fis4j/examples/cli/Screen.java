package io.github.fis4j.examples.cli;

import java.io.PrintWriter;

/**
 * Where a command writes to: lines, and on a terminal one line below them that is rewritten while something is waited
 * for. Thread-safe.
 */
final class Screen {
    private static final int COLUMNS = 80;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private int shown;

    /**
     * A screen.
     *
     * @param out for results
     * @param err for problems
     * @param terminal whether a person sees {@code out} as it is written
     */
    Screen(PrintWriter out, PrintWriter err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** {@return how many columns a line may have: 80 for a person, any number for a program} */
    int width() {
        return terminal ? COLUMNS : Integer.MAX_VALUE;
    }

    /** {@return the text in a colour for a person, and as it is for a program or where the environment has NO_COLOR} */
    String coloured(Colour colour, String text) {
        return terminal && System.getenv("NO_COLOR") == null
                ? "\u001b[" + colour.code + "m" + text + "\u001b[0m"
                : text;
    }

    /** Colours that every terminal has. */
    enum Colour {
        RED(31),
        YELLOW(33),
        CYAN(36);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }

    synchronized void line(String text) {
        wipe();
        out.println(text);
        out.flush();
    }

    synchronized void problem(String text) {
        wipe();
        err.println(text);
        err.flush();
    }

    /** Asks, and leaves the cursor behind the question. */
    synchronized void question(String text) {
        wipe();
        out.print(text + " ");
        out.flush();
    }

    /** Shows how far things are; nothing if nobody sees it. */
    synchronized void progress(String text) {
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            out.flush();
            shown = text.length();
        }
    }

    private void wipe() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }
}
