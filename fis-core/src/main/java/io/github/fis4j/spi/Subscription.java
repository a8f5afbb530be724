package io.github.fis4j.spi;

/** Something that is being pushed, until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends the pushing. Closing again does nothing; what is under way at that moment may still arrive. */
    @Override
    void close();
}
