package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the form in which the service was first shown, and which people still paste from slides, into today's. Each
 * departure is told once, at its place, with today's form.
 */
final class LaunchForm {
    /** An alarm's ARN that lacks its Region, its account, or both with the account's colon. */
    private static final Pattern ALARM =
            Pattern.compile("arn:([\\w-]+):cloudwatch:([a-z0-9-]*):(?:(\\d*):)?alarm:(.+)");

    private static final Pattern ROLE_ACCOUNT = Pattern.compile("arn:[\\w-]+:iam::(\\d+):role/.*");
    private static final int ACCOUNT_DIGITS = 12;

    private final Findings findings;
    private final @Nullable Home home;

    private LaunchForm(Findings findings, @Nullable Home home) {
        this.findings = findings;
        this.home = home;
    }

    /**
     * Where a template runs, for what it leaves out.
     *
     * @param region the Region
     * @param accountId the account
     */
    record Home(String region, String accountId) {}

    /** {@return the template in today's form; what is no departure stays as it is, wrong or not} */
    static JsonObject repaired(JsonObject template, Findings findings, @Nullable Home home) {
        LaunchForm form = new LaunchForm(findings, home);
        JsonObject.Builder repaired = JsonObject.builder();
        template.members().forEach((name, value) -> repaired.put(name, form.member(name, value)));
        return repaired.build();
    }

    private JsonValue member(String name, JsonValue value) {
        String pointer = JsonPointer.child(JsonPointer.ROOT, name);
        if (name.equals("roleArn") && value instanceof JsonString arn) {
            tellRole(arn.value(), pointer);
        } else if (name.equals("stopConditions") && value instanceof JsonArray conditions) {
            return stopConditions(conditions, pointer);
        } else if (name.equals("targets") && value instanceof JsonObject targets) {
            return new LaunchTargets(findings).repaired(targets, pointer);
        } else if (name.equals("actions") && value instanceof JsonObject actions) {
            return new LaunchActions(findings).repaired(actions, pointer);
        }
        return value;
    }

    /** The missing digits of an account are nowhere to be found, so the role stays as it is. */
    private void tellRole(String arn, String pointer) {
        Matcher role = ROLE_ACCOUNT.matcher(arn);
        if (role.matches() && role.group(1).length() != ACCOUNT_DIGITS) {
            findings.departure(
                    "LCH-09",
                    pointer,
                    "The account " + role.group(1) + " of the role has "
                            + role.group(1).length() + " digits",
                    "An account has 12 digits; the role is left as it is, and a local run does not assume it");
        }
    }

    private JsonArray stopConditions(JsonArray conditions, String pointer) {
        List<JsonValue> repaired = new ArrayList<>();
        for (JsonValue item : conditions.items()) {
            String at = JsonPointer.child(JsonPointer.child(pointer, repaired.size()), "value");
            boolean alarm = item instanceof JsonObject condition && condition.get("value") instanceof JsonString;
            repaired.add(alarm ? stopCondition((JsonObject) item, at) : item);
        }
        return new JsonArray(repaired);
    }

    private JsonObject stopCondition(JsonObject condition, String pointer) {
        Matcher alarm = ALARM.matcher(String.valueOf(condition.string("value")));
        if (!alarm.matches() || isComplete(alarm)) {
            return condition;
        }
        // Without a place the parts are there but empty: then whoever watches it finds it by its name alone.
        String full = arn(alarm, home == null ? "" : home.region(), home == null ? "" : home.accountId());
        findings.departure(
                "LCH-08",
                pointer,
                "The ARN of the alarm lacks its Region or account",
                home == null
                        ? "Today: \"" + arn(alarm, "<region>", "<account>") + "\"; until then its name alone counts"
                        : "Today: \"" + full + "\", the Region and account of the run");
        return condition.with("value", new JsonString(full));
    }

    private static boolean isComplete(Matcher alarm) {
        return !alarm.group(2).isEmpty()
                && alarm.group(3) != null
                && !alarm.group(3).isEmpty();
    }

    private static String arn(Matcher alarm, String region, String account) {
        return String.join(
                ":",
                "arn",
                alarm.group(1),
                "cloudwatch",
                orElse(alarm.group(2), region),
                orElse(alarm.group(3), account),
                "alarm",
                alarm.group(4));
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
