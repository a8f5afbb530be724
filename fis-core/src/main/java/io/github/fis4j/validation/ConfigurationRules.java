package io.github.fis4j.validation;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.ReportConfiguration;
import io.github.fis4j.template.S3Location;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules over tags, log and report configuration. A run here uses neither of them, so that most are refusals. */
final class ConfigurationRules {
    static final int MOST_TAGS = 50;
    static final int LONGEST_KEY = 128;
    static final int LONGEST_VALUE = 256;
    private static final int LONGEST_LOG_PREFIX = 700;
    private static final int LONGEST_REPORT_PREFIX = 256;
    private static final int LONGEST_DASHBOARD = 512;
    private static final int LEAST_BUCKET = 3;
    private static final int LONGEST_BUCKET = 63;
    private static final Duration LONGEST_BEFORE = Duration.ofMinutes(30);
    private static final Duration LONGEST_AFTER = Duration.ofHours(2);
    private static final Pattern LOG_GROUP = Pattern.compile("arn:[\\w-]+:logs:[\\w-]+:\\d{12}:log-group:[^:]+(:.*)?");
    private static final String LOG = "/logConfiguration";
    private static final String REPORT = "/experimentReportConfiguration";

    private ConfigurationRules() {}

    /** TPL-07. */
    static void tags(Subject subject, Findings findings) {
        Map<String, String> tags = subject.template().tags();
        tags(RuleId.TPL_07, tags, "/tags", findings);
        for (String key : tags.keySet()) {
            if (key.startsWith("aws:")) {
                String message = "Keys of tags that begin with aws: are for AWS to set: \"" + key + "\"";
                findings.warning(RuleId.TPL_07, JsonPointer.child("/tags", key), message, "Leave it out");
            }
        }
    }

    /** TPL-07 or TGT-04: how many tags, and how long. */
    static void tags(RuleId rule, Map<String, String> tags, String at, Findings findings) {
        if (tags.size() > MOST_TAGS) {
            String message = "There are " + tags.size() + " tags, at most " + MOST_TAGS + " are allowed";
            findings.error(rule, at, message, "Leave some out");
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty()) {
                findings.error(rule, JsonPointer.child(at, key), "The key of a tag is empty", "Give it one");
            } else if (key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
                findings.length(rule, "The key", key, LONGEST_KEY, JsonPointer.child(at, key));
                findings.length(rule, "The value", value, LONGEST_VALUE, JsonPointer.child(at, key));
            }
        });
    }

    /** TPL-08, LOG-04. */
    static void log(Subject subject, Findings findings) {
        LogConfiguration log = subject.template().logConfiguration();
        if (log == null) {
            return;
        }
        Integer version = log.logSchemaVersion();
        if (version == null) {
            String message = "The log configuration names no version of its form, and the service demands one";
            findings.refusal(RuleId.TPL_08, LOG + "/logSchemaVersion", message, "Write 2");
        } else if (version < 1 || version > 2) {
            String message = "The service knows the versions 1 and 2 of the log's form, not " + version;
            findings.warning(RuleId.LOG_04, LOG + "/logSchemaVersion", message, "Write 2");
        }
        logGroup(log.logGroupArn(), LOG + "/cloudWatchLogsConfiguration/logGroupArn", findings);
        bucket(RuleId.TPL_08, log.s3(), LONGEST_LOG_PREFIX, LOG + "/s3Configuration", findings);
    }

    private static void logGroup(@Nullable String arn, String at, Findings findings) {
        if (arn == null || Forms.isOpen(arn)) {
            return;
        }
        if (arn.length() < Forms.LEAST_ARN || !arn.startsWith("arn:")) {
            String message = "Found \"" + arn + "\" where the ARN of a log group belongs";
            findings.refusal(RuleId.TPL_08, at, message, "Write arn:aws:logs:<region>:<account>:log-group:<name>:*");
        } else if (arn.length() > Forms.LONGEST_ARN) {
            findings.refusal(RuleId.TPL_08, at, Findings.tooLong("The ARN", arn, Forms.LONGEST_ARN), "Shorten it");
        } else if (!LOG_GROUP.matcher(arn).matches()) {
            String message = "\"" + arn + "\" is not the ARN of a log group";
            findings.warning(RuleId.TPL_08, at, message, "Write arn:aws:logs:<region>:<account>:log-group:<name>:*");
        }
    }

    /** TPL-10, REP-02, REP-03. */
    static void report(Subject subject, Findings findings) {
        ReportConfiguration report = subject.template().reportConfiguration();
        if (report == null) {
            return;
        }
        bucket(RuleId.TPL_10, report.s3(), LONGEST_REPORT_PREFIX, REPORT + "/outputs/s3Configuration", findings);
        String boards = REPORT + "/dataSources/cloudWatchDashboards";
        if (report.dashboards().size() > 1) {
            String message = "The report names " + report.dashboards().size() + " dashboards, the service takes one";
            findings.refusal(RuleId.REP_02, boards, message, "Leave the others out");
        }
        for (int i = 0; i < report.dashboards().size(); i++) {
            String board = report.dashboards().get(i);
            if (board.length() > LONGEST_DASHBOARD && !Forms.isOpen(board)) {
                String at = JsonPointer.child(JsonPointer.child(boards, i), "dashboardIdentifier");
                String message = Findings.tooLong("The identifier", board, LONGEST_DASHBOARD);
                findings.refusal(RuleId.TPL_10, at, message, "Shorten it");
            }
        }
        span(report.preExperimentDuration(), LONGEST_BEFORE, REPORT + "/preExperimentDuration", findings);
        span(report.postExperimentDuration(), LONGEST_AFTER, REPORT + "/postExperimentDuration", findings);
    }

    private static void bucket(
            RuleId rule, @Nullable S3Location place, int longestPrefix, String at, Findings findings) {
        if (place == null) {
            return;
        }
        String bucket = place.bucketName();
        if (bucket == null) {
            findings.refusal(rule, at + "/bucketName", "The name of the bucket is missing", "Name one that is there");
        } else if ((bucket.length() < LEAST_BUCKET || bucket.length() > LONGEST_BUCKET) && !Forms.isOpen(bucket)) {
            String message = "\"" + bucket + "\" is no name of a bucket, which has 3 to 63 characters";
            findings.refusal(rule, at + "/bucketName", message, "Name a bucket that is there");
        }
        String prefix = place.prefix();
        if (prefix != null && prefix.length() > longestPrefix && !Forms.isOpen(prefix)) {
            String message = Findings.tooLong("The prefix", prefix, longestPrefix);
            findings.refusal(rule, at + "/prefix", message, "Shorten it");
        }
    }

    private static void span(@Nullable String text, Duration longest, String at, Findings findings) {
        if (text == null || Forms.isOpen(text)) {
            return;
        }
        Duration span = Durations.parse(text);
        if (span == null) {
            String message = "\"" + text + "\" is not a duration in ISO 8601";
            findings.refusal(RuleId.REP_03, at, message, Durations.hint(text));
        } else if (span.isNegative() || span.compareTo(longest) > 0) {
            String message = "The duration " + text + " is not within PT0S and " + longest;
            findings.refusal(RuleId.REP_03, at, message, "Shorten it");
        }
    }
}
