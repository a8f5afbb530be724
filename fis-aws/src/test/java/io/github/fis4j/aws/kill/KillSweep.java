package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.kill.KillCase.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Finds the points and does cases, some side by side. */
final class KillSweep implements AutoCloseable {
    /** A minute, the settle window of EC2, is a second. */
    static final int FASTER = 60;

    private static final int LANES = Integer.getInteger("kill.lanes", 3);
    /** Threads of the run interleave; a point that did not come up may come up the next time. */
    private static final int TRIES = 3;

    private static final int REHEARSALS = 4;

    private static final long SEED = Long.getLong("kill.seed", 1);
    private static final String POINT = System.getProperty("kill.point", "");
    private static final String AGAIN = System.getProperty("kill.again", "");

    private final List<Lane> lanes = new ArrayList<>();
    private final List<String> points;
    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);

    /**
     * Finds the points.
     *
     * @param directory for the journals
     * @param scenario what the processes do
     * @param world makes a world; told how much faster the clock of the processes is
     */
    KillSweep(Path directory, Class<? extends Scenario> scenario, IntFunction<World> world) throws IOException {
        ChildCommand command = ChildCommand.prepare(directory, FASTER, scenario);
        for (int i = 0; i < LANES; i++) {
            lanes.add(new Lane(command, directory.resolve("lane-" + i), world.apply(FASTER)));
        }
        points = rehearsed();
        if (!command.archived()) {
            System.out.println("Kill sweep: this JDK made no archive of classes; it takes longer");
        }
    }

    /**
     * How often a process looks, and which events share a force of the disk, depends on how fast it goes: what comes up in
     * two of the rehearsals is a point.
     */
    private List<String> rehearsed() throws IOException {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < REHEARSALS; i++) {
            new LinkedHashSet<>(lanes.get(0).rehearse()).forEach(point -> seen.merge(point, 1, Integer::sum));
        }
        return seen.keySet().stream()
                .filter(point -> seen.getOrDefault(point, 0) > 1)
                .toList();
    }

    /** {@return the names of all points, in the order in which they come; what only later rehearsals had is last} */
    List<String> points() {
        return points;
    }

    /**
     * Kills at every how manyth point, or at the one that was asked for, and tells how it went.
     *
     * @param name what to call it
     * @param every how many points are one
     * @param command names the test, for whoever wants to do a case again
     * @return what was not fine, for people
     */
    List<String> sweep(String name, int every, String command) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        List<KillCase> cases = cases(every);
        List<Outcome> outcomes = perform(cases);
        System.out.printf(
                "%s: %d of %d points, %d of them not reached, %d recoveries killed too, %d s (seed %d)%n",
                name,
                cases.size(),
                points.size(),
                outcomes.stream().filter(outcome -> !outcome.reached()).count(),
                outcomes.stream().filter(Outcome::killedTwice).count(),
                (System.nanoTime() - begin) / 1_000_000_000,
                SEED);
        return outcomes.stream()
                .filter(outcome -> !outcome.fine())
                .map(outcome -> told(outcome, command))
                .toList();
    }

    private List<KillCase> cases(int every) {
        if (!POINT.isEmpty()) {
            KillCase drawn = KillCase.drawn(POINT, false, SEED, Mutant.NONE);
            return List.of(AGAIN.isEmpty() ? drawn : new KillCase(POINT, AGAIN, drawn.lateSeconds(), Mutant.NONE));
        }
        List<KillCase> cases = new ArrayList<>();
        for (int i = (int) Math.floorMod(SEED, (long) every); i < points.size(); i += every) {
            cases.add(KillCase.drawn(points.get(i), cases.size() % 2 == 1, SEED, Mutant.NONE));
        }
        return cases;
    }

    private static String told(Outcome outcome, String command) {
        return "\nKilled at: " + outcome.kill().point()
                + (outcome.reached() ? "" : "\n  which did not come up")
                + "\n  " + String.join("\n  ", outcome.troubles())
                + "\n  What happened: " + outcome.story()
                + "\n  Again with: " + command + " " + outcome.kill().arguments(SEED);
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
