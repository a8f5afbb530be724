package io.github.fis4j.examples.cli;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.Example;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.codec.TemplateWriter;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of the catalogue for programs; constants are written as in Java. */
final class DescriptorJson {
    private DescriptorJson() {}

    static JsonObject of(ActionDescriptor action, Catalog catalog) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", action.id())
                .put("description", action.description())
                .put("withdrawn", action.withdrawn())
                .put("since", said(action.since()))
                .put("targets", slots(action))
                .put("parameters", parameters(action.parameters()))
                .put("timing", timing(action))
                .put("reversibility", action.reversibility().name())
                .put("rollback", action.rollback())
                .put("evidence", action.evidence().name())
                .put("execution", action.execution().name())
                .putStrings("permissions", action.permissions())
                .putStrings("permissionNotes", action.permissionNotes())
                .put("managedPolicy", said(action.managedPolicy()))
                .putStrings("restrictions", action.restrictions())
                .putStrings("notes", action.notes())
                .put("documentation", said(action.documentation()));
        action.mostTargets().ifPresent(most -> json.put("quota", quota(most, action.quotaCode())));
        return action.withdrawn()
                ? json.build()
                : json.put("example", example(action, catalog)).build();
    }

    static JsonObject of(ResourceTypeDescriptor type) {
        return JsonObject.builder()
                .put("id", type.id())
                .put("description", type.description())
                .put("arns", type.arns())
                .put("tags", type.tags())
                .put("filters", type.filters())
                .put("parameters", parameters(type.parameters()))
                .put("arn", said(type.arnForm()))
                .put("describedBy", said(type.describedBy()))
                .putStrings("paths", type.paths())
                .put("taggedAs", said(type.taggedAs()))
                .putStrings("permissions", type.permissions())
                .putStrings("notes", type.notes())
                .build();
    }

    /** The members of a template that say the action and its target. */
    static JsonObject example(ActionDescriptor action, Catalog catalog) {
        JsonObject template = TemplateWriter.object(Example.from(catalog).template(action));
        return JsonObject.builder()
                .put("targets", template.object("targets"))
                .put("actions", template.object("actions"))
                .build();
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }

    private static JsonValue slots(ActionDescriptor action) {
        JsonObject.Builder slots = JsonObject.builder();
        action.slots().forEach(slot -> slots.put(slot.name(), slot.resourceType()));
        return slots.build();
    }

    private static JsonValue timing(ActionDescriptor action) {
        return JsonObject.builder()
                .put("timing", action.timing().timing().name())
                .put("parameter", action.timing().parameter())
                .build();
    }

    private static JsonValue quota(int most, String code) {
        return JsonObject.builder().put("targets", most).put("code", said(code)).build();
    }

    private static JsonValue parameters(List<ParameterDescriptor> parameters) {
        return new JsonArray(
                parameters.stream().<JsonValue>map(DescriptorJson::parameter).toList());
    }

    private static JsonObject parameter(ParameterDescriptor parameter) {
        JsonObject.Builder json = JsonObject.builder()
                .put("name", parameter.name())
                .put("type", parameter.type().name())
                .put("required", parameter.required())
                .put("default", parameter.defaultValue())
                .put("least", parameter.least())
                .put("most", parameter.most());
        if (!parameter.allowed().isEmpty()) {
            json.putStrings("allowed", parameter.allowed());
        }
        return json.put("description", parameter.description()).build();
    }
}
