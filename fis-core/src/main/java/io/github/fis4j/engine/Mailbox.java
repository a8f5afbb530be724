package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs the messages of one run in order, one at a time, on threads of the engine. Thread-safe. */
final class Mailbox {
    /** After so many messages a thread is given back, so that one busy run does not starve the others. */
    private static final int TURN = 512;

    private final EngineTime time;
    private final Consumer<Throwable> onFault;
    private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private long begun;

    /**
     * @param time gives the threads
     * @param onFault told when a message throws, which is a fault of the engine
     */
    Mailbox(EngineTime time, Consumer<Throwable> onFault) {
        this.time = time;
        this.onFault = onFault;
    }

    /** Queues a message. It never runs inside this call. */
    void post(Runnable message) {
        messages.add(message);
        if (waiting.getAndIncrement() == 0) {
            time.execute(this::drain);
        }
    }

    private void drain() {
        int left = 1;
        for (int done = 0; left > 0 && done < TURN; done++) {
            Runnable message = messages.poll();
            if (message != null) {
                run(message);
            }
            left = waiting.decrementAndGet();
        }
        if (left > 0) {
            time.execute(this::drain);
        }
    }

    /** {@return how many messages have begun, the one that asks included; for messages only} */
    long begun() {
        return begun;
    }

    private void run(Runnable message) {
        begun++;
        try {
            message.run();
        } catch (RuntimeException | Error e) {
            onFault.accept(e);
        }
    }
}
