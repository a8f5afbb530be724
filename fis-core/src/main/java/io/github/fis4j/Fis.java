package io.github.fis4j;

/** Entry points. */
public final class Fis {
    private Fis() {}
}
