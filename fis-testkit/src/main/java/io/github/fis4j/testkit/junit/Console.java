package io.github.fis4j.testkit.junit;

/** Where a failing test tells its story: the one place that writes to the console, which is what test runners keep. */
final class Console {
    private Console() {}

    static void print(String text) {
        System.err.println(text);
    }
}
