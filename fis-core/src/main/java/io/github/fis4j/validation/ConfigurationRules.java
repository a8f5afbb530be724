package io.github.fis4j.validation;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.ReportConfiguration;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules over tags, log and report configuration. A run here uses neither of them, so that most are warnings. */
final class ConfigurationRules {
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final int LONGEST_LOG_PREFIX = 700;
    private static final int LONGEST_REPORT_PREFIX = 256;
    private static final Duration LONGEST_BEFORE = Duration.ofMinutes(30);
    private static final Duration LONGEST_AFTER = Duration.ofHours(2);
    private static final String LOG = "/logConfiguration";
    private static final String REPORT = "/experimentReportConfiguration";

    private ConfigurationRules() {}

    /** TPL-07. */
    static void tags(Subject subject, Findings findings) {
        Map<String, String> tags = subject.template().tags();
        if (tags.size() > MOST_TAGS) {
            String message = "The template has " + tags.size() + " tags, at most " + MOST_TAGS + " are allowed";
            findings.error("TPL-07", "/tags", message, "Leave some out");
        }
        tags.forEach((key, value) -> {
            String pointer = JsonPointer.child("/tags", key);
            if (key.isEmpty()) {
                findings.error("TPL-07", pointer, "The key of a tag is empty", "Give it one");
            }
            TemplateRules.length("TPL-07", "The key", key, LONGEST_KEY, pointer, findings);
            TemplateRules.length("TPL-07", "The value", value, LONGEST_VALUE, pointer, findings);
        });
    }

    /** TPL-08. */
    static void log(Subject subject, Findings findings) {
        LogConfiguration log = subject.template().logConfiguration();
        if (log == null) {
            return;
        }
        Integer version = log.logSchemaVersion();
        if (version == null) {
            String message = "The log configuration names no version of its form, and the service demands one";
            findings.warning("TPL-08", LOG + "/logSchemaVersion", message, "Write 2");
        } else if (version < 1 || version > 2) {
            String message = "The service knows the versions 1 and 2 of the log's form, not " + version;
            findings.warning("TPL-08", LOG + "/logSchemaVersion", message, "Write 2");
        }
        if (log.s3() != null) {
            String at = LOG + "/s3Configuration";
            bucket("TPL-08", log.s3().bucketName(), log.s3().prefix(), LONGEST_LOG_PREFIX, at, findings);
        }
    }

    /** TPL-10; REP-02, REP-03 say how much it may ask for. */
    static void report(Subject subject, Findings findings) {
        ReportConfiguration report = subject.template().reportConfiguration();
        if (report == null) {
            return;
        }
        if (report.s3() != null) {
            String at = REPORT + "/outputs/s3Configuration";
            bucket("TPL-10", report.s3().bucketName(), report.s3().prefix(), LONGEST_REPORT_PREFIX, at, findings);
        }
        if (report.dashboards().size() > 1) {
            String message = "The report names " + report.dashboards().size() + " dashboards, the service takes one";
            findings.warning("TPL-10", REPORT + "/dataSources/cloudWatchDashboards", message, "Leave the others out");
        }
        span(report.preExperimentDuration(), LONGEST_BEFORE, REPORT + "/preExperimentDuration", findings);
        span(report.postExperimentDuration(), LONGEST_AFTER, REPORT + "/postExperimentDuration", findings);
    }

    private static void bucket(
            String id, @Nullable String bucket, @Nullable String prefix, int longest, String at, Findings findings) {
        if (bucket == null || bucket.length() < 3 || bucket.length() > 63) {
            String message = bucket == null
                    ? "The name of the bucket is missing"
                    : "\"" + bucket + "\" is no name of a bucket, which has 3 to 63 characters";
            findings.warning(id, at + "/bucketName", message, "Name a bucket that is there");
        }
        if (prefix != null && prefix.length() > longest) {
            String message = "The prefix has " + prefix.length() + " characters, at most " + longest + " are allowed";
            findings.warning(id, at + "/prefix", message, "Shorten it");
        }
    }

    private static void span(@Nullable String text, Duration longest, String at, Findings findings) {
        Duration span = text == null ? null : Subject.duration(text);
        if (text != null && span == null) {
            findings.warning("TPL-10", at, "\"" + text + "\" is not a duration in ISO 8601", "Write PT20M, say");
        } else if (span != null && (span.isNegative() || span.compareTo(longest) > 0)) {
            String message = "The duration " + text + " is not within PT0S and " + longest;
            findings.warning("TPL-10", at, message, "Shorten it");
        }
    }
}
