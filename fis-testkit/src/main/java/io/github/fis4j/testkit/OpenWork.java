package io.github.fis4j.testkit;

import org.jspecify.annotations.Nullable;

/** Work whose end no timer announces. Its counters belong to the {@link Agenda}. */
final class OpenWork {
    final String what;
    final Agenda agenda;

    /** The work that this work was started in, if any. */
    final @Nullable OpenWork outer;

    /** How many answers to it, or to work started in it, are timers now. While there is one, time may jump to it. */
    int answers;

    /** Whether the agenda knows of it. */
    boolean listed;

    OpenWork(String what, Agenda agenda, @Nullable OpenWork outer) {
        this.what = what;
        this.agenda = agenda;
        this.outer = outer;
    }
}
