package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.wire.FastTime;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.journal.PointedJournal;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.RecoveryReport;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The process that is killed, or that recovers. It gets warm, says that it is ready, and does what it is told, line by
 * line, the words separated by tabs: run or recover, the journal's directory, its name, the kill target, the mutant.
 */
public final class Child {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration VERY_PATIENT = Duration.ofMinutes(30);

    private final int faster;
    private final PrintStream parent;
    private final CallPoints calls = new CallPoints();
    private final Scenario scenario;

    private Child(URI url, int faster, String scenarioClass, PrintStream parent) throws ReflectiveOperationException {
        this.faster = faster;
        this.parent = parent;
        scenario = Class.forName(scenarioClass)
                .asSubclass(Scenario.class)
                .getDeclaredConstructor(URI.class, ExecutionInterceptor.class)
                .newInstance(url, calls);
    }

    /**
     * Does it.
     *
     * @param args where AWS is, how much faster time passes, and the class of the scenario
     */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        PrintStream parent = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Child child = new Child(URI.create(args[0]), Integer.parseInt(args[1]), args[2], parent);
        // The first call loads thousands of classes; a recovery that begins at once must not wait for that.
        child.scenario.warmUp();
        parent.println("ready");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            child.obey(line.split("\t", -1));
        }
        // The threads of the SDK's HTTP client are no daemons, and take two seconds to end.
        System.exit(0);
    }

    private void obey(String[] order) {
        Path directory = Path.of(order[1]);
        KillPoints points = new KillPoints(parent, order[3]);
        Mutant mutant = Mutant.valueOf(order[4]);
        calls.announce(points, order[2]);
        try (FastTime time = new FastTime(faster)) {
            if (order[0].equals("run")) {
                run(engine(directory, points, mutant, time));
            } else {
                recover("recovered", engine(directory, points, mutant, time));
                recover("again", engine(directory, points, mutant, time));
            }
        }
    }

    private ExperimentEngine engine(Path directory, KillPoints points, Mutant mutant, FastTime time) {
        ExperimentEngine.Builder engine = ExperimentEngine.builder();
        scenario.modules(LOOK_EVERY, mutant).forEach(engine::register);
        return engine.journal(PointedJournal.in(directory, points, mutant != Mutant.FORCES_NOTHING))
                .time(time)
                .undoPatience(VERY_PATIENT)
                .verifyWithin(VERY_PATIENT)
                .resolveWithin(VERY_PATIENT)
                .build();
    }

    private void run(ExperimentEngine engine) {
        try (engine) {
            ExperimentReport report = engine.start(
                            scenario.template(), RunOptions.builder().seed(42).build())
                    .completion()
                    .join();
            parent.println("done " + report.status() + " " + report.verdict() + " " + report.reason());
        }
    }

    private void recover(String word, ExperimentEngine engine) {
        try (engine) {
            RecoveryReport recovery = engine.recover().join();
            parent.println(word + " " + recovery.runs().size() + " runs, "
                    + recovery.openUndos().size() + " open");
        }
    }
}
