package io.github.fis4j.journal;

import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes a journal. It blocks on the disk, which no thread of an engine may do, and a journal outlives
 * the engines that lend it their time; so it is its own. A daemon; it ends when it has had nothing to do for a while.
 */
final class JournalThread {
    static final InstantSource SYSTEM_CLOCK = InstantSource.system();

    private static final long IDLE_SECONDS = 5;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ThreadPoolExecutor executor;
    private volatile @Nullable Thread thread;

    JournalThread() {
        String name = "fis4j-journal-" + COUNT.incrementAndGet();
        executor = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            thread = made;
            return made;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    void execute(Runnable task) {
        executor.execute(task);
    }

    /** {@return whether the caller is this thread} */
    boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    /** Takes no further tasks, and ends after those that it has. */
    void end() {
        executor.shutdown();
    }
}
