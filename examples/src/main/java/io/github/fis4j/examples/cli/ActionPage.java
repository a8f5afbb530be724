package io.github.fis4j.examples.cli;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the catalogue knows of one action, for people. */
final class ActionPage {
    private final ActionDescriptor action;
    private final Catalog catalog;
    private final CatalogPage page;

    ActionPage(ActionDescriptor action, Catalog catalog, int width) {
        this.action = action;
        this.catalog = catalog;
        this.page = new CatalogPage(width);
    }

    List<String> lines() {
        page.line(action.id() + (action.withdrawn() ? " (withdrawn)" : ""));
        page.paragraph(action.description());
        page.line("");
        page.fields(
                "Target",
                action.slots().stream()
                        .map(slot -> slot.name() + ", of type " + slot.resourceType())
                        .toList());
        page.field("Timing", timing(action.timing(), isRequired(action.timing().parameter())));
        page.field("Taken back", reversibility());
        page.field("", action.rollback());
        page.field("Evidence", evidence());
        page.field("Without FIS", execution());
        page.field("Quota", quota());
        page.field("Since", action.since());
        page.fields("Targets are", action.restrictions());
        page.fields("Notes", action.notes());
        page.field("See", action.documentation());
        page.parameters("Parameter", action.parameters());
        permissions();
        if (!action.withdrawn()) {
            page.line("");
            page.line("Example");
            JsonWriter.pretty(DescriptorJson.example(action, catalog)).lines().forEach(page::line);
        }
        return page.lines();
    }

    private void permissions() {
        page.line("");
        page.fields("Permissions", action.permissions().isEmpty() ? List.of("none of IAM") : action.permissions());
        page.fields("", action.permissionNotes());
        if (!action.managedPolicy().isEmpty()) {
            page.field("", "The managed policy is " + action.managedPolicy() + ".");
        }
    }

    private boolean isRequired(@Nullable String parameter) {
        return parameter != null
                && action.parameter(parameter)
                        .map(ParameterDescriptor::required)
                        .orElse(false);
    }

    private static String timing(TimingRule rule, boolean required) {
        return switch (rule.timing()) {
            case INSTANT -> "over as soon as there is evidence";
            case HOLD ->
                "holds for " + rule.parameter() + (required ? "" : "; without it over as soon as there is evidence");
            case DEADLINE -> "over when its work is, at the latest after " + rule.parameter();
            case REMOTE -> "over when its work is";
        };
    }

    private String reversibility() {
        return switch (action.reversibility()) {
            case NO_EFFECT -> "not needed: it changes nothing";
            case UNDONE -> "at every end";
            case UNDONE_WITH_DURATION -> "if " + action.timing().parameter() + " is given";
            case DEPENDS -> "as far as what it starts does so";
            case IRREVERSIBLE -> "never";
        };
    }

    private String evidence() {
        return switch (action.evidence()) {
            case NO_EFFECT -> "none, for it changes nothing";
            case HITS -> "how often it was hit is counted";
            case ACKNOWLEDGED -> "the service accepts it";
            case OBSERVED -> "the change is seen";
        };
    }

    private String execution() {
        return switch (action.execution()) {
            case ENGINE -> "by the engine itself";
            case PUBLIC_API -> "by public operations of AWS";
            case SSM -> "by Systems Manager";
            case KUBERNETES -> "by the API of the cluster";
            case IN_PROCESS -> "in the process of the caller that is to be hit";
            case MANAGED_ONLY -> "no: only the managed service can";
        };
    }

    private String quota() {
        return action.mostTargets().isEmpty()
                ? ""
                : action.mostTargets().getAsInt() + " resources found by tags in one experiment"
                        + (action.quotaCode().isEmpty() ? "" : " (" + action.quotaCode() + ")");
    }
}
