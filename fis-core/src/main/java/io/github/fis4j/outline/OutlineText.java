package io.github.fis4j.outline;

import io.github.fis4j.template.ExperimentOptions;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.ReportConfiguration;
import io.github.fis4j.template.S3Location;
import io.github.fis4j.template.StopCondition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells an outline as plain text: at most 100 columns wide as far as single words allow, without colours, the same text for
 * the same outline.
 */
final class OutlineText {
    private static final int NAMES_SHOWN = 8;
    private static final int ROWS_SHOWN = 40;
    private static final int NAME_WIDTH = 22;
    private static final int WORD_WIDTH = 44;

    private final ExperimentOutline outline;
    private final Lines lines = new Lines();

    private OutlineText(ExperimentOutline outline) {
        this.outline = outline;
    }

    /**
     * {@return the outline as text; every line ends with {@code \n}}
     *
     * @param outline the outline
     */
    static String of(ExperimentOutline outline) {
        return new OutlineText(outline).write();
    }

    private String write() {
        head();
        oddities();
        timeline();
        actions();
        targets();
        radius();
        overlaps();
        afterwards();
        quotas();
        cost();
        surroundings();
        return lines.toString();
    }

    private void head() {
        String description = outline.template().description();
        lines.line(description.isBlank() ? "(no description)" : description);
        lines.line(count(outline.actions().size(), "action") + ", "
                + Words.length(outline.timeline().length()) + ". " + Words.ASSUMPTION);
    }

    private void oddities() {
        if (!outline.oddities().isEmpty()) {
            lines.heading("Odd, and why less is known than could be");
            outline.oddities().stream().limit(ROWS_SHOWN).forEach(oddity -> lines.below("- " + oddity));
            rest(outline.oddities().size());
        }
    }

    private void timeline() {
        if (outline.actions().isEmpty()) {
            return;
        }
        lines.heading("Timeline");
        Bars bars = Bars.of(outline.actions());
        String right = bars.whole().isZero() ? "" : Words.span(bars.whole());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "0" + " ".repeat(Math.max(1, Bars.WIDTH - 1 - right.length())) + right, "from", "to"));
        outline.actions()
                .forEach(action -> rows.add(List.of(
                        action.name(), bars.bar(action), Words.start(action.start()), Words.end(action.end()))));
        lines.table(rows, NAME_WIDTH, Bars.WIDTH + 2, NAME_WIDTH);
        lines.below(Bars.LEGEND);
        Timeline timeline = outline.timeline();
        lines.below("Critical path: " + path(timeline.criticalPath()));
        Peak peak = timeline.peak();
        String atLeast = timeline.widestExact() ? "" : "at least ";
        if (!peak.actions().isEmpty()) {
            lines.below("Most at one time: " + atLeast + peak.actions().size() + " ("
                    + Words.names(peak.actions(), NAMES_SHOWN) + "), " + Words.time(peak.from(), peak.until()));
        }
        if (timeline.widest().size() != peak.actions().size()) {
            lines.below("Most if calls and post actions take long: " + atLeast
                    + timeline.widest().size() + " (" + Words.names(timeline.widest(), NAMES_SHOWN) + ")");
        }
    }

    private static String path(List<String> names) {
        return names.size() <= NAMES_SHOWN
                ? String.join(" -> ", names)
                : String.join(" -> ", names.subList(0, NAMES_SHOWN - 1)) + " -> ... " + names.get(names.size() - 1)
                        + " (" + names.size() + " in all)";
    }

    private void actions() {
        List<List<String>> rows = new ArrayList<>();
        outline.actions().forEach(action -> rows.add(List.of(action.name(), action.actionId(), effect(action))));
        section("Actions", rows, NAME_WIDTH, WORD_WIDTH);
    }

    private static String effect(ActionOutline action) {
        String on = action.targets().isEmpty()
                ? ""
                : "on " + String.join(", ", action.targets().values()) + "; ";
        boolean saysMore = !action.rollback().isEmpty()
                && !action.rollback().equals("None.")
                && action.aftermath() != Aftermath.NO_EFFECT;
        return on + action.aftermath().words() + (saysMore ? ". " + action.rollback() : "");
    }

    private void targets() {
        List<List<String>> rows = new ArrayList<>();
        for (TargetOutline target : outline.targets()) {
            rows.add(List.of(
                    target.name(),
                    target.resourceType(),
                    Words.reach(target.reach()) + ": "
                            + (target.identifiedBy().isEmpty()
                                    ? "nothing is said"
                                    : String.join(", ", target.identifiedBy()))
                            + (target.actions().isEmpty()
                                    ? "; no action hits it"
                                    : "; hit by " + Words.names(target.actions(), NAMES_SHOWN))));
        }
        section("Targets", rows, NAME_WIDTH, WORD_WIDTH);
    }

    private void radius() {
        List<List<String>> rows = new ArrayList<>();
        outline.resourceTypes().forEach(type -> rows.add(List.of(type.resourceType(), Words.reach(type.reach()))));
        section("Blast radius in the worst case", rows, WORD_WIDTH);
        if (!outline.shared().items().isEmpty()) {
            lines.below("Targets that may choose the same resource:");
        }
        outline.shared().items().stream()
                .limit(ROWS_SHOWN)
                .forEach(shared -> lines.below(
                        "- " + shared.one() + " and " + shared.other() + (shared.certain() ? ", in every run" : "")));
        more(outline.shared(), "pairs of targets");
    }

    private void overlaps() {
        Excerpt<Overlap> overlaps = outline.overlaps();
        if (overlaps.complete() && overlaps.items().isEmpty()) {
            return;
        }
        lines.heading("At the same time on the same resources");
        overlaps.items().stream().limit(ROWS_SHOWN).forEach(overlap -> lines.below(overlap(overlap)));
        more(overlaps, "pairs of actions");
    }

    private static String overlap(Overlap overlap) {
        String resources = overlap.oneTarget().equals(overlap.otherTarget())
                ? overlap.oneTarget()
                : overlap.oneTarget() + " and " + overlap.otherTarget()
                        + (overlap.sameResources() ? "" : ", which may share resources");
        String time = Words.time(overlap.from(), overlap.until());
        return overlap.one() + " and " + overlap.other() + " on " + resources + ", "
                + (overlap.sameTime() ? "" : "perhaps ") + time
                + (overlap.odd() == null ? "" : ". " + overlap.odd() + ".");
    }

    private void more(Excerpt<?> excerpt, String what) {
        if (excerpt.complete()) {
            rest(excerpt.items().size());
        } else if (excerpt.items().isEmpty()) {
            lines.below("Not looked for: there are too many " + what + ".");
        } else {
            lines.below("There are more than " + excerpt.items().size() + " such " + what + ".");
        }
    }

    private void rest(int all) {
        if (all > ROWS_SHOWN) {
            lines.below("and " + (all - ROWS_SHOWN) + " more");
        }
    }

    private void section(String title, List<List<String>> rows, int... widest) {
        if (!rows.isEmpty()) {
            lines.heading(title);
            lines.table(rows, widest);
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void afterwards() {
        if (outline.actions().isEmpty()) {
            return;
        }
        lines.heading("Afterwards");
        outline.lasting().stream().limit(ROWS_SHOWN).forEach(change -> lines.below(lasting(change)));
        rest(outline.lasting().size());
        List<String> unknown = outline.actions().stream()
                .filter(action -> action.aftermath() == Aftermath.UNKNOWN)
                .map(ActionOutline::name)
                .toList();
        if (!unknown.isEmpty()) {
            lines.below("Nobody knows what stays of " + Words.names(unknown, NAMES_SHOWN) + ".");
        } else if (outline.lasting().isEmpty()) {
            lines.below("Nothing stays changed.");
        }
    }

    private static String lasting(LastingChange change) {
        String actions = Words.names(change.actions(), NAMES_SHOWN);
        boolean depends = change.aftermath() == Aftermath.DEPENDS;
        String why = depends
                ? "that is up to what " + actions + " started."
                : "what " + actions + " did " + change.aftermath().words() + ".";
        String what = change.target().isEmpty() ? "something" : change.target();
        return "After this experiment " + what + (depends ? " may stay" : " stays") + " changed: " + why;
    }

    private void quotas() {
        List<List<String>> rows = new ArrayList<>();
        for (Quota quota : outline.quotas()) {
            rows.add(List.of(
                    quota.kind().words(),
                    Words.standing(quota.standing()),
                    Words.need(quota) + " of " + Words.number(quota, quota.quota())
                            + (quota.subject().isEmpty() ? "" : " (" + quota.subject() + ")")));
        }
        section("Quotas of the service", rows.subList(0, Math.min(ROWS_SHOWN, rows.size())), NAME_WIDTH, NAME_WIDTH);
        rest(rows.size());
    }

    private void cost() {
        Cost cost = outline.cost();
        boolean manyAccounts =
                "multi-account".equals(outline.template().options().accountTargeting());
        lines.heading("Cost on the managed service" + (manyAccounts ? ", for each target account" : ""));
        String minutes = cost.atLeast() == cost.atMost()
                ? (cost.unknown().isEmpty() ? "" : "at least ") + cost.atLeast()
                : "at least " + cost.atLeast() + ", at most " + cost.atMost();
        String most = cost.amountAtMost() == null ? "" : cost.amountAtMost().toPlainString();
        Price price = cost.price();
        lines.below(minutes + " action-minutes" + (price == null ? "" : ", " + money(cost, price, most))
                + ", without calls and post actions.");
        if (!cost.unknown().isEmpty()) {
            lines.below("Not in it, for nobody knows how long they take: " + Words.names(cost.unknown(), NAMES_SHOWN)
                    + ".");
        }
        if (price != null) {
            lines.below("Assumed: " + price.perActionMinute().toPlainString() + " " + price.currency()
                    + " an action-minute, as listed since " + price.asOf() + " at " + price.source() + ".");
        }
    }

    private static String money(Cost cost, Price price, String most) {
        String least = price.of(cost.atLeast()).toPlainString();
        return (least.equals(most) ? most : least + " to " + most) + " " + price.currency();
    }

    private void surroundings() {
        ExperimentTemplate template = outline.template();
        lines.heading("Around it");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("stop conditions", conditions(template.stopConditions())));
        rows.add(List.of("role", template.roleArn() == null ? "none is named" : template.roleArn()));
        ExperimentOptions options = template.options();
        rows.add(List.of(
                "empty targets",
                options.skipsEmptyTargets()
                        ? "their actions are skipped"
                        : "the experiment fails before its first action"));
        rows.add(List.of(
                "accounts", options.accountTargeting() == null ? "single-account" : options.accountTargeting()));
        rows.add(List.of("logs", logs(template.logConfiguration())));
        rows.add(List.of("report", report(template.reportConfiguration())));
        lines.table(rows, NAME_WIDTH);
    }

    private static String conditions(List<StopCondition> conditions) {
        List<String> watched = conditions.stream()
                .filter(condition -> !condition.isNone())
                .map(condition ->
                        condition.value() == null ? condition.source() : condition.source() + " " + condition.value())
                .toList();
        return watched.isEmpty() ? "nothing watches it" : "any of: " + String.join(", ", watched);
    }

    private static String logs(@Nullable LogConfiguration log) {
        if (log == null || (log.logGroupArn() == null && log.s3() == null)) {
            return "none";
        }
        List<String> places = new ArrayList<>();
        if (log.logGroupArn() != null) {
            places.add(log.logGroupArn());
        }
        if (log.s3() != null) {
            places.add(place(log.s3()));
        }
        return String.join(", ", places) + (log.logSchemaVersion() == null ? "" : ", schema " + log.logSchemaVersion());
    }

    private static String report(@Nullable ReportConfiguration report) {
        if (report == null) {
            return "none";
        }
        return report.s3() == null ? "asked for, without a place" : place(report.s3());
    }

    private static String place(S3Location s3) {
        return "s3://" + s3.bucketName() + (s3.prefix() == null ? "" : "/" + s3.prefix());
    }
}
