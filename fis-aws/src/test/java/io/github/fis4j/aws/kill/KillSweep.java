package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.kill.KillCase.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds the points and does cases, some side by side. */
final class KillSweep implements AutoCloseable {
    /** A minute, the settle window of EC2, is a second. */
    static final int FASTER = 60;

    private static final int LANES = Integer.getInteger("kill.lanes", 3);
    /** Threads of the run interleave; a point that did not come up may come up the next time. */
    private static final int TRIES = 3;

    private final List<Lane> lanes = new ArrayList<>();
    private final List<String> points;
    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);

    KillSweep(Path directory) throws IOException {
        ChildCommand command = ChildCommand.prepare(directory, FASTER);
        for (int i = 0; i < LANES; i++) {
            lanes.add(new Lane(command, directory.resolve("lane-" + i), FASTER));
        }
        points = lanes.get(0).rehearse();
        if (!command.archived()) {
            System.out.println("Kill sweep: this JDK made no archive of classes; it takes longer");
        }
    }

    /** {@return the names of all points, in the order in which they come} */
    List<String> points() {
        return points;
    }

    /** Does all cases; the outcomes are in no particular order. */
    List<Outcome> perform(List<KillCase> cases) throws InterruptedException, ExecutionException {
        Queue<KillCase> left = new ConcurrentLinkedQueue<>(cases);
        List<Future<List<Outcome>>> parts = new ArrayList<>();
        for (Lane lane : lanes) {
            parts.add(threads.submit(() -> work(lane, left)));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<List<Outcome>> part : parts) {
            outcomes.addAll(part.get());
        }
        return outcomes;
    }

    private static List<Outcome> work(Lane lane, Queue<KillCase> left) {
        List<Outcome> outcomes = new ArrayList<>();
        for (KillCase kill = left.poll(); kill != null; kill = left.poll()) {
            Outcome outcome = lane.perform(kill);
            for (int i = 1; i < TRIES && !outcome.reached(); i++) {
                outcome = lane.perform(kill);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        lanes.forEach(Lane::close);
    }
}
