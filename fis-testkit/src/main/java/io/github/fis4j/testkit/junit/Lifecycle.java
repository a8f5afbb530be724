package io.github.fis4j.testkit.junit;

import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.testkit.junit.Fixture.Story;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What happens to the world of a test before and after it. */
final class Lifecycle {
    private Lifecycle() {}

    /** {@return the world of a test} */
    static Fixture open(Settings settings, ExtensionContext context) {
        ReportFiles files = ReportFiles.of(context);
        Fixture fixture = new Fixture(settings, settings.template().find(context), files.journal());
        try {
            RecoveryReport recovered = fixture.recover();
            if (recovered != null && !recovered.runs().isEmpty()) {
                context.publishReportEntry("fis4j.recovered", String.valueOf(recovered));
            }
            return fixture;
        } catch (RuntimeException e) {
            // Nobody else will: there is no test yet. What is open stays in the journal.
            fixture.end();
            throw e;
        }
    }

    /** Ends the world of a test, and tells of it; fails if something is left. */
    static void close(Fixture fixture, ExtensionContext context) {
        List<String> left = new ArrayList<>(fixture.end());
        List<Story> stories = fixture.stories();
        try {
            publish(stories, ReportFiles.of(context).write(stories), context);
        } catch (UncheckedIOException e) {
            left.add(e.getMessage() + ": " + e.getCause());
        }
        if (!left.isEmpty() || context.getExecutionException().isPresent()) {
            tell(stories, context);
        }
        if (!left.isEmpty()) {
            throw new AssertionError("Left behind by " + context.getDisplayName() + ":\n  " + String.join("\n  ", left)
                    + "\nWhat happened:\n" + timelines(stories));
        }
    }

    /** Tells of a test that failed, while its world goes on. */
    static void tellIfFailed(Fixture fixture, ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            tell(fixture.stories(), context);
        }
    }

    private static void tell(List<Story> stories, ExtensionContext context) {
        if (!stories.isEmpty()) {
            Console.print("Timeline of " + context.getDisplayName() + ":\n" + timelines(stories));
        }
    }

    private static String timelines(List<Story> stories) {
        return stories.stream().map(story -> story.timeline().toString()).collect(Collectors.joining("\n\n"));
    }

    private static void publish(List<Story> stories, List<String> files, ExtensionContext context) {
        if (stories.isEmpty()) {
            context.publishReportEntry("fis4j", "no experiment was run");
        }
        List<String> places = new ArrayList<>(files);
        for (Story story : stories) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("fis4j.experiment", story.report().runId());
            entry.put("fis4j.description", story.report().description());
            entry.put("fis4j.status", story.report().status().word());
            entry.put("fis4j.verdict", story.report().verdict().name());
            entry.put("fis4j.seed", String.valueOf(story.report().seed()));
            entry.put("fis4j.report", places.remove(0));
            context.publishReportEntry(entry);
        }
    }
}
