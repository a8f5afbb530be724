package io.github.fis4j.examples.cli;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.model.FisException;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.report.ReportText;
import io.github.fis4j.spi.JournaledRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code fis recover}: takes up the runs whose process has ended, undoes what they left, and closes them. One engine for
 * every Region and endpoint that their records name, one after the other.
 */
@Command(
        name = "recover",
        description = "Undoes what runs left whose process was killed, and closes them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing is left to undo",
            "1:something is still open; the journal cannot be read",
            "2:wrong usage"
        })
final class RecoverCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    private final Screen screen;
    private final BufferedReader in;

    @Mixin
    private JournalOption journal = new JournalOption();

    @Mixin
    private Consent consent = new Consent();

    @Mixin
    private RolesOption roles = new RolesOption();

    @Option(names = "--region", paramLabel = "REGION", description = "The Region, where the journal names none.")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Where calls are sent, where the journal names no Region.")
    private @Nullable URI endpoint;

    RecoverCommand(Screen screen, BufferedReader in) {
        this.screen = screen;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        List<JournaledRun> abandoned;
        try (FileJournal opened = journal.open()) {
            abandoned = opened.runs().stream().filter(JournaledRun::abandoned).toList();
        }
        if (abandoned.isEmpty()) {
            screen.line("Nothing to recover in " + journal.directory());
            return 0;
        }
        Map<String, List<UndoRecord>> byPlace = byPlace(abandoned);
        boolean all = true;
        for (List<UndoRecord> records : byPlace.values()) {
            all &= recover(records);
        }
        if (byPlace.isEmpty()) {
            recover(ExperimentEngine.builder());
        }
        return all && nothingLeft() ? 0 : FAILED;
    }

    /** The open records, together where one engine can undo them. */
    private static Map<String, List<UndoRecord>> byPlace(List<JournaledRun> runs) {
        Map<String, List<UndoRecord>> byPlace = new TreeMap<>();
        for (JournaledRun run : runs) {
            for (UndoRecord record : run.openUndos()) {
                byPlace.computeIfAbsent(Wording.place(record.place()), place -> new ArrayList<>())
                        .add(record);
            }
        }
        return byPlace;
    }

    /** {@return whether it was tried; a place that cannot be reached must not keep the others from being put back} */
    private boolean recover(List<UndoRecord> records) throws IOException {
        Place place = records.get(0).place();
        boolean local = place.equals(Place.LOCAL);
        String where = local ? region : place.region();
        String url = local ? text(endpoint) : place.endpoint();
        if (where == null) {
            recover(ExperimentEngine.builder());
            return true;
        }
        records.forEach(record -> screen.line("To be undone: " + Wording.open(record)));
        try {
            return recoverAs(where, url == null ? null : URI.create(url));
        } catch (FisException e) {
            screen.problem("fis: " + e.getMessage());
            return false;
        }
    }

    private boolean recoverAs(String where, @Nullable URI url) throws IOException {
        AwsFis.Builder builder = roles.builder(where);
        AwsFis aws = (url == null ? builder : builder.endpoint(url)).build();
        Identity caller = Caller.of(aws, url);
        if (!consent.agreed(
                "This will call AWS in " + Wording.place(caller.place()) + ", as " + caller.principal(), screen, in)) {
            aws.close();
            return false;
        }
        recover(ExperimentEngine.builder().register(aws));
        return true;
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private void recover(ExperimentEngine.Builder builder) {
        try (ExperimentEngine engine = builder.journal(journal.open()).build()) {
            RecoveryReport report = engine.recover(new Told()).join();
            report.notes().forEach(screen::problem);
            for (ExperimentReport run : report.runs()) {
                screen.line("");
                screen.line(ReportText.of(run).stripTrailing());
            }
        } catch (CompletionException e) {
            screen.problem("fis: Recovery failed: " + Failures.describe(e));
        }
    }

    private boolean nothingLeft() {
        try (FileJournal opened = journal.open()) {
            return opened.runs().stream().noneMatch(JournaledRun::abandoned);
        }
    }

    /** A line an event, with the time since the recovery of its run began. */
    private final class Told implements ExperimentListener {
        private @Nullable EventLines lines;

        @Override
        public synchronized void onEvent(ExperimentEvent event) {
            EventLines shown = lines;
            if (shown == null) {
                shown = new EventLines(event.at());
                lines = shown;
            }
            shown.line(event).ifPresent(screen::line);
        }
    }
}
