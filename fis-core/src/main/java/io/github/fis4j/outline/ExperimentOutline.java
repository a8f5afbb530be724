package io.github.fis4j.outline;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.plan.ActionTiming;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import io.github.fis4j.validation.ActionGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would happen if a template were run: when, to how many resources, what stays, what it costs. Nothing is looked up,
 * touched or drawn: the same template gives the same outline. Numbers are bounds where nobody knows more beforehand.
 *
 * <p>A template that is wrong or incomplete has its outline as far as it goes: what the catalogue does not know, and what
 * cannot be read, is unknown.
 *
 * @param template the template; its stop conditions, role, options and logs are part of the outline
 * @param actions its actions in the order of the template
 * @param timeline how long it takes, and why
 * @param targets its targets in the order of the template
 * @param resourceTypes the worst-case blast radius by resource type, sorted
 * @param shared targets that may choose the same resource
 * @param overlaps actions that hit the same resources at the same time, or may
 * @param lasting what stays changed, by target
 * @param quotas how near it comes to the quotas of the service
 * @param cost what it costs on the managed service, for one account
 * @param oddities what in the template makes the outline less certain than it could be, a sentence each; none in a valid
 *     template of known actions
 */
public record ExperimentOutline(
        ExperimentTemplate template,
        List<ActionOutline> actions,
        Timeline timeline,
        List<TargetOutline> targets,
        List<TypeOutline> resourceTypes,
        Excerpt<SharedResources> shared,
        Excerpt<Overlap> overlaps,
        List<LastingChange> lasting,
        List<Quota> quotas,
        Cost cost,
        List<String> oddities) {

    /** Copies the lists. */
    public ExperimentOutline {
        actions = List.copyOf(actions);
        targets = List.copyOf(targets);
        resourceTypes = List.copyOf(resourceTypes);
        lasting = List.copyOf(lasting);
        quotas = List.copyOf(quotas);
        oddities = List.copyOf(oddities);
    }

    /**
     * {@return the outline of a template, with the price that AWS lists}
     *
     * @param template the template, valid or not
     * @param catalog knows its actions
     */
    public static ExperimentOutline of(ExperimentTemplate template, Catalog catalog) {
        return of(template, catalog, Price.listed());
    }

    /**
     * {@return the outline of a template}
     *
     * @param template the template, valid or not
     * @param catalog knows its actions
     * @param price what the service is assumed to charge; null leaves money out
     */
    public static ExperimentOutline of(ExperimentTemplate template, Catalog catalog, @Nullable Price price) {
        ActionGraph graph = ActionGraph.of(template.actions());
        Drafts drafts = Drafts.of(template, catalog);
        Schedule schedule = Schedule.of(graph, drafts.lengths());
        List<ActionOutline> actions = drafts.place(graph, schedule);
        Timeline timeline = schedule.timeline();
        TargetFinder targets = TargetFinder.of(template, catalog);
        return new ExperimentOutline(
                template,
                actions,
                timeline,
                targets.targets(),
                targets.types(),
                targets.shared(),
                OverlapFinder.find(graph, actions, template.targets()),
                lasting(template, actions),
                QuotaFinder.find(template, catalog, timeline, actions),
                Cost.of(actions, price),
                Oddities.find(template, catalog, timeline.neverStart()));
    }

    /**
     * {@return the outline for people: plain text of at most 100 columns, as far as single words allow; every line ends with
     * {@code \n}; the same text for the same outline}
     */
    public String text() {
        return OutlineText.of(this);
    }

    /**
     * {@return the outline for programs. The names of the members stay as they are from version to version, new ones may
     * come; what is unknown is null; durations are in ISO 8601}
     */
    public JsonObject json() {
        return OutlineJson.of(this);
    }

    /**
     * {@return the graph of the actions and their times in the language of Mermaid: Markdown with two fenced blocks, a
     * flowchart and a Gantt chart; the critical path stands out; every line ends with {@code \n}}
     */
    public String mermaid() {
        return OutlineMermaid.markdown(this);
    }

    /** {@return the graph of the actions in the language of Graphviz; the critical path is bold; every line ends with {@code \n}} */
    public String dot() {
        return OutlineDot.of(this);
    }

    private static List<LastingChange> lasting(ExperimentTemplate template, List<ActionOutline> actions) {
        Map<String, List<ActionOutline>> byTarget = new LinkedHashMap<>();
        for (ActionOutline action : actions) {
            if (action.aftermath().lasts()) {
                Set<String> targets = new LinkedHashSet<>(action.targets().values());
                for (String target : targets.isEmpty() ? Set.of("") : targets) {
                    byTarget.computeIfAbsent(target, none -> new ArrayList<>()).add(action);
                }
            }
        }
        List<LastingChange> lasting = new ArrayList<>();
        byTarget.forEach((name, changers) -> {
            Target target = template.targets().get(name);
            lasting.add(new LastingChange(
                    name,
                    target == null ? "" : target.resourceType(),
                    Collections.max(
                            changers.stream().map(ActionOutline::aftermath).toList()),
                    changers.stream().map(ActionOutline::name).toList()));
        });
        return lasting;
    }

    /** The actions before they have their place in time. */
    private record Drafts(List<String> names, List<Action> actions, List<@Nullable ActionDescriptor> descriptors) {

        static Drafts of(ExperimentTemplate template, Catalog catalog) {
            List<@Nullable ActionDescriptor> descriptors = new ArrayList<>();
            template.actions()
                    .values()
                    .forEach(action ->
                            descriptors.add(catalog.action(action.actionId()).orElse(null)));
            return new Drafts(
                    List.copyOf(template.actions().keySet()),
                    List.copyOf(template.actions().values()),
                    descriptors);
        }

        List<Window> lengths() {
            List<Window> lengths = new ArrayList<>(names.size());
            for (int i = 0; i < names.size(); i++) {
                lengths.add(length(i));
            }
            return lengths;
        }

        private Window length(int index) {
            ActionDescriptor descriptor = descriptors.get(index);
            ActionTiming timing = timing(index);
            return descriptor == null || timing == null ? Window.UNKNOWN : Lengths.of(timing, descriptor);
        }

        private @Nullable ActionTiming timing(int index) {
            ActionDescriptor descriptor = descriptors.get(index);
            return descriptor == null ? null : ActionTiming.of(actions.get(index), descriptor);
        }

        List<ActionOutline> place(ActionGraph graph, Schedule schedule) {
            List<ActionOutline> placed = new ArrayList<>(names.size());
            for (int i = 0; i < names.size(); i++) {
                placed.add(place(i, graph, schedule));
            }
            return placed;
        }

        private ActionOutline place(int index, ActionGraph graph, Schedule schedule) {
            Action action = actions.get(index);
            ActionDescriptor descriptor = descriptors.get(index);
            ActionTiming timing = timing(index);
            Aftermath aftermath = descriptor == null || timing == null
                    ? Aftermath.UNKNOWN
                    : Aftermath.of(descriptor, timing.duration());
            return new ActionOutline(
                    names.get(index),
                    action.actionId(),
                    action.targets(),
                    Arrays.stream(graph.before(index)).mapToObj(graph::name).toList(),
                    timing == null ? null : timing.timing(),
                    length(index),
                    schedule.start(index),
                    schedule.end(index),
                    aftermath == Aftermath.UNDONE,
                    aftermath,
                    descriptor == null ? "" : descriptor.rollback());
        }
    }
}
