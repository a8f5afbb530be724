package io.github.fis4j.validation;

import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.ExperimentOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules over the template's own members. */
final class TemplateRules {
    static final int LONGEST_DESCRIPTION = 512;
    static final int LONGEST_NAME = 64;
    private static final int LONGEST_TOKEN = 1024;
    private static final Pattern ROLE = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:role/.+");
    private static final String ROLE_FORM = "Write arn:aws:iam::<account>:role/<name>";
    private static final List<String> ACCOUNT_TARGETING = List.of("single-account", "multi-account");
    private static final List<String> EMPTY_TARGETS = List.of("fail", "skip");
    private static final String OPTIONS = "/experimentOptions";

    private TemplateRules() {}

    /** TPL-01: the token may be missing, for a client fills it in. */
    static void clientToken(Subject subject, Findings findings) {
        String token = subject.template().clientToken();
        if (token != null && !Forms.hasText(token)) {
            findings.error(RuleId.TPL_01, "/clientToken", "The client token is empty", "Leave it out, or name one");
        } else if (token != null) {
            findings.length(RuleId.TPL_01, "The client token", token, LONGEST_TOKEN, "/clientToken");
        }
    }

    /** TPL-02: the service demands a description; a local run does without. */
    static void description(Subject subject, Findings findings) {
        String description = subject.template().description();
        if (description.isBlank()) {
            String message = "The template has no description, and the service demands one";
            findings.refusal(RuleId.TPL_02, "/description", message, "Say what it is for");
        }
        findings.refusedLength(RuleId.TPL_02, "The description", description, LONGEST_DESCRIPTION, "/description");
    }

    /** TPL-04: how many actions. */
    static void actionCount(Subject subject, Findings findings) {
        int count = subject.template().actions().size();
        int most = subject.limits().actions();
        int service = Limits.service().actions();
        if (count == 0 && !subject.isOpen("actions")) {
            findings.error(RuleId.TPL_04, "/actions", "The template has no action", "Add one");
        } else if (count > most) {
            String message = "The template has " + count + " actions, at most " + most + " are allowed";
            findings.error(RuleId.TPL_04, "/actions", message, "Split it");
        } else if (count > service) {
            String message = "The template has " + count + " actions, the service takes at most " + service;
            findings.warning(RuleId.TPL_04, "/actions", message, "Split it if it is to run there");
        }
    }

    /** TPL-05: the service demands a role; a local run does not assume it. */
    static void role(Subject subject, Findings findings) {
        String role = subject.template().roleArn();
        if (role == null) {
            String message = "The template names no role, and the service demands one";
            findings.refusal(RuleId.TPL_05, "/roleArn", message, "Add \"roleArn\" if it is to run there");
        } else if (!ROLE.matcher(role).matches() && !Forms.isOpen(role)) {
            String message = "\"" + role + "\" is not the ARN of a role";
            findings.refusal(RuleId.TPL_05, "/roleArn", message, ROLE_FORM);
        } else {
            findings.length(RuleId.TPL_05, "The ARN", role, Forms.LONGEST_ARN, "/roleArn");
        }
    }

    /** TPL-09, ACC-01. */
    static void options(Subject subject, Findings findings) {
        ExperimentOptions options = subject.template().options();
        String accounts = OPTIONS + "/accountTargeting";
        word(options.accountTargeting(), ACCOUNT_TARGETING, accounts, findings);
        word(options.emptyTargetResolutionMode(), EMPTY_TARGETS, OPTIONS + "/emptyTargetResolutionMode", findings);
        if (subject.severalAccounts() && !subject.strict()) {
            String message = "The template is for several accounts; each run has to name them, with a role in each";
            findings.note(RuleId.ACC_01, accounts, message, "RunOptions.builder().targetAccount(..)");
        }
    }

    private static void word(@Nullable String word, List<String> known, String pointer, Findings findings) {
        if (word != null && !known.contains(word) && !Forms.isOpen(word)) {
            String message = "\"" + word + "\" is none of " + String.join(", ", known);
            findings.error(RuleId.TPL_09, pointer, message, NearMiss.hint(word, known, null));
        }
    }

    /** TPL-04, TPL-06, TPL-14: the name of a target or an action. */
    static void name(RuleId rule, String name, String pointer, Findings findings) {
        if (!Forms.hasText(name)) {
            findings.error(rule, pointer, "The name is empty", "Give it one");
        } else if (!isForTheConsole(name) && !Forms.isOpen(name)) {
            String message = "The console does not take the name \"" + name + "\"";
            findings.warning(
                    RuleId.TPL_14, pointer, message, "Use letters, digits, hyphens, underscores; a letter first");
        }
        findings.length(rule, "The name", name, LONGEST_NAME, pointer);
    }

    private static boolean isForTheConsole(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '_' || c == '-';
            if (!letter && !(later && i > 0)) {
                return false;
            }
        }
        return true;
    }
}
