package io.github.fis4j.outline;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.model.Limits;
import io.github.fis4j.outline.Quota.Kind;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Holds a template against the quotas of the service. */
final class QuotaFinder {
    private static final Limits SERVICE = Limits.service();

    private final ExperimentTemplate template;
    private final List<Quota> quotas = new ArrayList<>();

    private QuotaFinder(ExperimentTemplate template) {
        this.template = template;
    }

    static List<Quota> find(
            ExperimentTemplate template, Catalog catalog, Timeline timeline, List<ActionOutline> actions) {
        QuotaFinder finder = new QuotaFinder(template);
        finder.exact(Kind.ACTIONS, "", template.actions().size(), SERVICE.actions());
        finder.parallel(timeline);
        finder.time(Kind.EXPERIMENT_DURATION, "", timeline.length());
        finder.longestAction(actions);
        long conditions = template.stopConditions().stream()
                .filter(condition -> !condition.isNone())
                .count();
        finder.exact(Kind.STOP_CONDITIONS, "", conditions, SERVICE.stopConditions());
        finder.arns();
        actions.forEach(action -> finder.resources(action, catalog));
        return List.copyOf(finder.quotas);
    }

    private void exact(Kind kind, String subject, long number, long quota) {
        quotas.add(new Quota(kind, subject, number, OptionalLong.of(number), quota));
    }

    private void parallel(Timeline timeline) {
        int found = timeline.widest().size();
        OptionalLong most = OptionalLong.of(
                timeline.widestExact() ? found : template.actions().size());
        quotas.add(new Quota(Kind.PARALLEL_ACTIONS, "", found, most, SERVICE.parallelActions()));
    }

    private void time(Kind kind, String subject, Window window) {
        OptionalLong most = window.atMost() == null ? OptionalLong.empty() : OptionalLong.of(seconds(window.atMost()));
        quotas.add(new Quota(
                kind,
                subject,
                seconds(window.atLeast()),
                most,
                SERVICE.longestDuration().toSeconds()));
    }

    /** A second that has begun counts. */
    private static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private void longestAction(List<ActionOutline> actions) {
        ActionOutline longest = null;
        for (ActionOutline action : actions) {
            if (longest == null || isLonger(action.length(), longest.length())) {
                longest = action;
            }
        }
        if (longest != null) {
            time(Kind.ACTION_DURATION, longest.name(), longest.length());
        }
    }

    private static boolean isLonger(Window one, Window other) {
        if (one.atMost() == null || other.atMost() == null) {
            return one.atMost() == null && other.atMost() != null;
        }
        return one.atMost().compareTo(other.atMost()) > 0;
    }

    private void arns() {
        String most = "";
        int number = 0;
        for (var entry : template.targets().entrySet()) {
            if (entry.getValue().resourceArns().size() > number) {
                most = entry.getKey();
                number = entry.getValue().resourceArns().size();
            }
        }
        if (number > 0) {
            exact(Kind.ARNS_PER_TARGET, most, number, SERVICE.resourceArns());
        }
    }

    private void resources(ActionOutline action, Catalog catalog) {
        OptionalInt quota = catalog.action(action.actionId())
                .map(ActionDescriptor::mostTargets)
                .orElse(OptionalInt.empty());
        if (quota.isEmpty()) {
            return;
        }
        for (String name : new LinkedHashSet<>(action.targets().values())) {
            Target target = template.targets().get(name);
            if (target != null && !target.namesArns()) {
                Reach reach = Reach.of(target);
                quotas.add(new Quota(Kind.TARGETS_PER_ACTION, action.name(), 0, reach.most(), quota.getAsInt()));
            }
        }
    }
}
