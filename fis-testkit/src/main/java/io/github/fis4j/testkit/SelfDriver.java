package io.github.fis4j.testkit;

import io.github.fis4j.spi.EngineTime.Standstill;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Runs an agenda by itself, on one daemon thread that ends soon after there is nothing left to do. */
final class SelfDriver {
    private static final long LINGER_NANOS = Duration.ofMillis(50).toNanos();

    private final Agenda agenda = new Agenda(this::wake);
    private final List<Standstill> listeners = new CopyOnWriteArrayList<>();

    /** Written under the agenda's monitor only. */
    private volatile @Nullable Thread thread;

    Agenda agenda() {
        return agenda;
    }

    void onStandstill(Standstill listener) {
        listeners.add(listener);
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    /** Called by the agenda, holding its monitor. */
    private void wake() {
        if (thread == null) {
            Thread started = new Thread(this::drive, "fis4j-virtual-time");
            started.setDaemon(true);
            thread = started;
            started.start();
        }
    }

    private void drive() {
        do {
            Runnable task = agenda.take(Long.MAX_VALUE);
            while (task != null) {
                Tasks.run(task);
                task = agenda.take(Long.MAX_VALUE);
            }
            if (agenda.takeStandstill()) {
                listeners.forEach(listener -> Tasks.run(listener::reached));
            }
        } while (goesOn());
    }

    private boolean goesOn() {
        synchronized (agenda) {
            boolean more;
            try {
                more = agenda.awaitWork(Long.MAX_VALUE, agenda::standsStill, LINGER_NANOS, Long.MAX_VALUE);
            } catch (InterruptedException e) {
                // Nobody should interrupt this thread. The next change starts another one.
                more = false;
            }
            if (!more) {
                thread = null;
            }
            return more;
        }
    }
}
