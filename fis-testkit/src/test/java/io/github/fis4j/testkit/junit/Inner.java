package io.github.fis4j.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A run of test classes within a test. Their names do not end in Test, so that nothing else runs them. */
final class Inner {
    private final EngineExecutionResults results;

    private Inner(EngineExecutionResults results) {
        this.results = results;
    }

    static Inner run(Path reports, Class<?>... classes) {
        return run(reports, Map.of(), classes);
    }

    static Inner run(Path reports, Map<String, String> parameters, Class<?>... classes) {
        EngineTestKit.Builder kit =
                EngineTestKit.engine("junit-jupiter").configurationParameter(ReportFiles.PARAMETER, reports.toString());
        parameters.forEach(kit::configurationParameter);
        for (Class<?> type : classes) {
            kit.selectors(selectClass(type));
        }
        return new Inner(kit.execute());
    }

    EngineExecutionResults results() {
        return results;
    }

    /** {@return succeeded, failed, skipped and aborted tests} */
    List<Long> counts() {
        return List.of(
                results.testEvents().succeeded().count(),
                results.testEvents().failed().count(),
                results.testEvents().skipped().count(),
                results.testEvents().aborted().count());
    }

    /** {@return what went wrong, containers included, by the name of the method or class} */
    Map<String, Throwable> failures() {
        return results.allEvents().finished().stream()
                .filter(event -> result(event).getThrowable().isPresent())
                .collect(Collectors.toMap(
                        event -> event.getTestDescriptor().getDisplayName(),
                        event -> result(event).getThrowable().orElseThrow(),
                        (one, other) -> one));
    }

    /** {@return the only failure} */
    Throwable failure() {
        Map<String, Throwable> failures = failures();
        if (failures.size() != 1) {
            throw new AssertionError("Expected one failure, found " + failures);
        }
        return failures.values().iterator().next();
    }

    private static TestExecutionResult result(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class);
    }

    /** {@return what was published, in order} */
    List<Map<String, String>> entries() {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .map(ReportEntry::getKeyValuePairs)
                .map(Objects::requireNonNull)
                .toList();
    }
}
