package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The experiment report that the service makes ({@code experimentReportConfiguration}, TPL-10).
 *
 * @param s3 where it goes; null if it is not said
 * @param dashboards the identifiers of CloudWatch dashboards
 * @param preExperimentDuration how long before the experiment the dashboards begin, ISO 8601; null for the default
 * @param postExperimentDuration how long after the experiment they end, ISO 8601; null for the default
 * @param unknown members that this version does not know, kept
 */
public record ReportConfiguration(
        @Nullable S3Location s3,
        List<String> dashboards,
        @Nullable String preExperimentDuration,
        @Nullable String postExperimentDuration,
        JsonObject unknown) {

    /** Copies the dashboards. */
    public ReportConfiguration {
        dashboards = List.copyOf(dashboards);
    }
}
