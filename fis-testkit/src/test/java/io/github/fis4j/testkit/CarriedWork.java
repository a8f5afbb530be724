package io.github.fis4j.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Open work of a virtual time, carried to another thread. A call that goes over a real wire is answered on a thread that
 * time does not know. What answers it there within the call's own work ({@link VirtualTime#answerAfter}) makes the call
 * what it would be without the wire: time stands still while bytes are under way, and jumps while the answer is a timer.
 */
public final class CarriedWork {
    /** No work that any time knows of. */
    public static final CarriedWork NONE = new CarriedWork(null);

    private final @Nullable OpenWork work;

    private CarriedWork(@Nullable OpenWork work) {
        this.work = work;
    }

    /** {@return what this thread is about; nothing, if time knows of nothing} */
    public static CarriedWork of(VirtualTime time) {
        return new CarriedWork(time.current());
    }

    /** Runs code as a part of this work. */
    public <T> T within(Supplier<T> code) {
        return VirtualTime.within(work, code);
    }
}
