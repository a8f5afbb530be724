package io.github.fis4j.aws.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The points of a child process at which it can be killed. Each is announced to the parent by its name; at the one that
 * was chosen the thread stops, and the parent kills the process. Thread-safe.
 */
public final class KillPoints {
    private final PrintStream parent;
    private final String victim;
    private final int ordinal;
    private final Map<String, Integer> numbers = new HashMap<>();
    private int passed;

    /**
     * Points.
     *
     * @param parent where they are announced
     * @param target {@code none}, {@code ordinal:} and how many points it takes, or {@code name:} and the point's name
     */
    KillPoints(PrintStream parent, String target) {
        this.parent = parent;
        ordinal = target.startsWith("ordinal:") ? Integer.parseInt(target.substring(8)) : 0;
        victim = target.startsWith("name:") ? target.substring(5) : "";
    }

    /** What is done only if the process is killed at this point: half of a write, for example. */
    public interface LastAct {
        /** Nothing. */
        LastAct NONE = () -> {};

        /** Does it. */
        void perform() throws IOException;
    }

    /** A point with one name. */
    public void at(String name) {
        try {
            at("", List.of(name), LastAct.NONE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A point that goes by any of some names, because several events may share a write.
     *
     * @param stage the beginning of each name
     * @param names the rest of the names, the first is announced; without a name it is no point
     * @param lastAct what is done if this is the one
     */
    public void at(String stage, List<String> names, LastAct lastAct) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        String first = stage + names.get(0);
        if (!chosen(stage, names)) {
            parent.println("at " + first);
            return;
        }
        lastAct.perform();
        parent.println("blocked " + first);
        stopForever();
    }

    /** Tells something to the parent. */
    void tell(String line) {
        parent.println(line);
    }

    /** {@return a name with the number of its occurrence in this process} */
    public synchronized String numbered(String name) {
        return name + " #" + numbers.merge(name, 1, Integer::sum);
    }

    private synchronized boolean chosen(String stage, List<String> names) {
        passed++;
        return passed == ordinal || names.stream().anyMatch(name -> victim.equals(stage + name));
    }

    private static void stopForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // Nobody interrupts a thread of the child but the end of its process.
            Thread.currentThread().interrupt();
        }
    }
}
