package io.github.fis4j.validation;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.StopCondition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules over stop conditions. */
final class StopConditionRules {
    private static final String ALL = "/stopConditions";
    private static final List<String> SOURCES = List.of(StopCondition.CLOUDWATCH_ALARM, StopCondition.NONE);
    private static final Pattern ALARM = Pattern.compile("arn:[\\w-]+:cloudwatch:[\\w-]+:\\d{12}:alarm:.+");

    /** Without Region or account: the run can look for it by its name, the service refuses it. */
    private static final Pattern ALARM_WITHOUT_PLACE =
            Pattern.compile("arn:[\\w-]+:cloudwatch:[\\w-]*:(\\d*:)?alarm:.+");

    private static final String FORM = "arn:aws:cloudwatch:<region>:<account>:alarm:";

    private StopConditionRules() {}

    /** TPL-03. */
    static void count(Subject subject, Findings findings) {
        int count = subject.template().stopConditions().size();
        int most = subject.limits().stopConditions();
        if (count == 0 && !subject.isOpen("stopConditions")) {
            String message = "The template has no stop conditions, and the service demands the list";
            findings.refusal(RuleId.TPL_03, ALL, message, "Name an alarm, or say {\"source\": \"none\"}");
        } else if (count > most) {
            String message = "The template has " + count + " stop conditions, at most " + most + " are allowed";
            findings.error(RuleId.TPL_03, ALL, message, "Join alarms into a composite alarm");
        }
    }

    /** STC-01: sources, and the alarms that they name. */
    static void sources(Subject subject, Findings findings) {
        List<StopCondition> conditions = subject.template().stopConditions();
        for (int i = 0; i < conditions.size(); i++) {
            StopCondition condition = conditions.get(i);
            String pointer = JsonPointer.child(ALL, i);
            if (condition.source().equals(StopCondition.CLOUDWATCH_ALARM)) {
                alarm(condition, JsonPointer.child(pointer, "value"), findings);
            } else if (condition.isNone()) {
                nothingToWatch(condition, JsonPointer.child(pointer, "value"), findings);
            } else if (!Forms.isOpen(condition.source())) {
                otherSource(condition.source(), JsonPointer.child(pointer, "source"), subject, findings);
            }
        }
    }

    private static void alarm(StopCondition condition, String pointer, Findings findings) {
        String value = condition.value();
        if (value == null || value.isBlank()) {
            findings.error(RuleId.STC_01, pointer, "The stop condition names no alarm", "Write " + FORM + "<name>");
            return;
        }
        findings.length(RuleId.STC_01, "The ARN", value, Forms.LONGEST_ARN, pointer);
        boolean withoutPlace = ALARM_WITHOUT_PLACE.matcher(value).matches();
        if (!isAlarm(value) && (withoutPlace || !Forms.isOpen(value))) {
            noAlarm(value, withoutPlace, pointer, findings);
        }
    }

    static boolean isAlarm(String value) {
        return ALARM.matcher(value).matches();
    }

    private static void noAlarm(String value, boolean withoutPlace, String pointer, Findings findings) {
        if (withoutPlace) {
            String message = "The ARN of the alarm lacks its Region or account, and the service refuses it";
            findings.refusal(RuleId.STC_01, pointer, message, "Write " + FORM + nameIn(value));
        } else if (value.startsWith("arn:")) {
            String message = "\"" + value + "\" is not the ARN of a CloudWatch alarm";
            findings.error(RuleId.STC_01, pointer, message, "Write " + FORM + "<name>");
        } else {
            String message = "Found \"" + value + "\" where the ARN of an alarm belongs";
            findings.error(RuleId.STC_01, pointer, message, "If it is the alarm's name, write " + FORM + value);
        }
    }

    private static String nameIn(String arn) {
        return arn.substring(arn.indexOf(":alarm:") + ":alarm:".length());
    }

    private static void nothingToWatch(StopCondition condition, String pointer, Findings findings) {
        if (condition.value() != null && !condition.value().isBlank()) {
            String message = "The source none watches nothing, so that the value is ignored";
            findings.warning(
                    RuleId.STC_01, pointer, message, "Leave it out, or write " + StopCondition.CLOUDWATCH_ALARM);
        }
    }

    /** A source of the user's own is known to the engine only; it refuses one that nobody registered. */
    private static void otherSource(String source, String pointer, Subject subject, Findings findings) {
        if (source.isBlank()) {
            String message = "The stop condition names no source";
            findings.error(RuleId.STC_01, pointer, message, "Write " + String.join(" or ", SOURCES));
            return;
        }
        String message = "The service does not know the source \"" + source + "\"";
        if (subject.strict() || source.startsWith("aws:") || NearMiss.of(source, SOURCES) != null) {
            String otherwise = "Known are " + String.join(", ", SOURCES);
            findings.error(RuleId.STC_01, pointer, message, NearMiss.hint(source, SOURCES, otherwise));
        } else {
            findings.warning(
                    RuleId.STC_01, pointer, message, "It is watched here only, if the engine has such a source");
        }
    }

    /** STC-02: the same alarm again adds nothing. */
    static void twice(Subject subject, Findings findings) {
        List<StopCondition> conditions = subject.template().stopConditions();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < conditions.size() && conditions.size() > 1; i++) {
            String value = conditions.get(i).value();
            if (value != null && !value.isBlank() && !seen.add(value)) {
                String pointer = JsonPointer.child(ALL, i);
                findings.warning(RuleId.STC_02, pointer, "The alarm is named before: " + value, "Leave it out");
            }
        }
    }

    /** STC-06. */
    static void noneAlone(Subject subject, Findings findings) {
        List<StopCondition> conditions = subject.template().stopConditions();
        for (int i = 0; i < conditions.size() && conditions.size() > 1; i++) {
            if (conditions.get(i).isNone()) {
                String message = "The source none stands beside other stop conditions";
                findings.error(
                        RuleId.STC_06, JsonPointer.child(ALL, i), message, "Leave it out, or leave out the others");
            }
        }
    }
}
