package io.github.fis4j.testkit;

import io.github.fis4j.report.ExperimentReport;

/** The entry point of the assertions; to be imported statically, beside AssertJ's own. */
public final class FisAssertions {
    private FisAssertions() {}

    /**
     * Begins assertions on a report.
     *
     * @param report what the experiment did
     * @return the assertions
     */
    public static ReportAssert assertThat(ExperimentReport report) {
        return new ReportAssert(report);
    }
}
