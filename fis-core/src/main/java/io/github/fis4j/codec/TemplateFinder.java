package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonFault;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the templates of a document, whatever stands around them. */
final class TemplateFinder {
    static final String TYPE = "AWS::FIS::ExperimentTemplate";

    private static final Set<String> WRAPPERS = Set.of("experimentTemplate", "experiment");
    private static final String LOOP = "Fn::ForEach";

    /** More than a stack may have resources; each costs a look at every fault. */
    private static final int MOST_TEMPLATES = 500;

    private final List<Found> found = new ArrayList<>();
    private Stack stack = Stack.NONE;

    private TemplateFinder() {}

    /**
     * A template in a document.
     *
     * @param name the name of its resource; null if it has none
     * @param form how it is written, as far as that can be seen from outside
     * @param pointer where it stands in the document
     * @param value what it says; no object if somebody wrote something else there
     * @param stack what stands around it
     * @param others where the other templates of the document stand
     */
    record Found(
            @Nullable String name,
            TemplateForm form,
            String pointer,
            JsonValue value,
            Stack stack,
            List<String> others) {

        /** Whether a fault is about this template: it stands in it or around it, or ends the reading. */
        boolean concerns(JsonFault fault) {
            if (isInside(fault.pointer(), pointer) || isInside(pointer, fault.pointer())) {
                return true;
            }
            boolean elsewhere = others.stream().anyMatch(other -> isInside(fault.pointer(), other));
            boolean ends = fault.kind() == JsonFault.Kind.SYNTAX || fault.kind() == JsonFault.Kind.TOO_LARGE;
            return ends && !elsewhere;
        }

        private static boolean isInside(String pointer, String base) {
            return pointer.startsWith(base)
                    && (pointer.length() == base.length() || pointer.charAt(base.length()) == '/');
        }
    }

    /** {@return the templates of a document in its order; none if there is none} */
    static List<Found> in(JsonDocument document) {
        TemplateFinder finder = new TemplateFinder();
        finder.look(document.root(), JsonPointer.ROOT, true);
        if (finder.found.size() < 2) {
            return finder.found;
        }
        List<String> places = finder.found.stream().map(Found::pointer).toList();
        return finder.found.stream()
                .map(each -> new Found(each.name, each.form, each.pointer, each.value, each.stack, places))
                .toList();
    }

    private void look(JsonValue value, String pointer, boolean outermost) {
        if (value instanceof JsonArray array && outermost) {
            for (int i = 0; i < array.items().size(); i++) {
                look(array.items().get(i), JsonPointer.child(pointer, i), false);
            }
        } else if (value instanceof JsonObject object) {
            look(object, pointer);
        }
    }

    private void look(JsonObject object, String pointer) {
        String wrapper = wrapper(object);
        if (hasApiNames(object)) {
            add(null, form(object), pointer, object);
        } else if (isResource(object)) {
            resource(null, object, pointer);
        } else if (object.get("Resources") instanceof JsonObject resources) {
            stack = Stack.of(object);
            resources(resources, JsonPointer.child(pointer, "Resources"));
        } else if (wrapper != null) {
            TemplateForm form = wrapper.equalsIgnoreCase("experiment") ? TemplateForm.EXPERIMENT : TemplateForm.API;
            JsonValue inner = object.members().get(wrapper);
            add(null, form, JsonPointer.child(pointer, wrapper), inner == null ? object : inner);
        } else if (isFragment(object)) {
            resources(object, pointer);
        } else if (isTemplate(object)) {
            add(null, form(object), pointer, object);
        } else if (object.get("Properties") instanceof JsonObject properties && isTemplate(properties)) {
            add(null, TemplateForm.CLOUDFORMATION, JsonPointer.child(pointer, "Properties"), properties);
        }
    }

    private void resources(JsonObject resources, String pointer) {
        resources.members().forEach((name, value) -> {
            if (value instanceof JsonObject resource && isResource(resource)) {
                resource(name, resource, JsonPointer.child(pointer, name));
            } else if (name.startsWith(LOOP) && mentionsTemplate(value)) {
                add(name, TemplateForm.CLOUDFORMATION, JsonPointer.child(pointer, name), value);
            }
        });
    }

    private void resource(@Nullable String name, JsonObject resource, String pointer) {
        JsonValue properties = resource.get("Properties");
        add(
                name,
                TemplateForm.CLOUDFORMATION,
                properties == null ? pointer : JsonPointer.child(pointer, "Properties"),
                properties == null ? JsonObject.empty() : properties);
    }

    private void add(@Nullable String name, TemplateForm form, String pointer, JsonValue value) {
        if (found.size() < MOST_TEMPLATES) {
            found.add(new Found(name, form, pointer, value, stack, List.of()));
        }
    }

    private static @Nullable String wrapper(JsonObject object) {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String name = member.getKey();
            String camel = name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            if (WRAPPERS.contains(camel) && member.getValue() instanceof JsonObject) {
                return name;
            }
        }
        return null;
    }

    private static boolean isResource(JsonObject object) {
        return TYPE.equals(object.string("Type"));
    }

    private static boolean isFragment(JsonObject object) {
        return object.members().values().stream()
                .anyMatch(value -> value instanceof JsonObject inner && isResource(inner));
    }

    private static boolean mentionsTemplate(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.items().stream().anyMatch(TemplateFinder::mentionsTemplate);
        }
        return value instanceof JsonObject object
                && (isResource(object)
                        || object.members().values().stream().anyMatch(TemplateFinder::mentionsTemplate));
    }

    /** No stack and nothing around a template has such names. */
    private static boolean hasApiNames(JsonObject object) {
        return object.members().keySet().stream().anyMatch(ApiShape.TEMPLATE.members()::containsKey);
    }

    private static boolean isTemplate(JsonObject object) {
        return object.members().keySet().stream().anyMatch(name -> ApiShape.TEMPLATE.known(name) != null)
                || object.members().keySet().stream().anyMatch(ApiShape.OUTPUT_ONLY::contains);
    }

    /** Names with a capital letter are CloudFormation's; where both are mixed, most of them decide. */
    private static TemplateForm form(JsonObject object) {
        long pascal = object.members().keySet().stream()
                .filter(name -> ApiShape.TEMPLATE.known(name) != null && Character.isUpperCase(name.charAt(0)))
                .count();
        long camel = object.members().keySet().stream()
                .filter(ApiShape.TEMPLATE.members()::containsKey)
                .count();
        if (pascal > camel) {
            return TemplateForm.CLOUDFORMATION;
        }
        boolean experiment =
                object.get("experimentTemplateId") instanceof JsonString || object.get("state") instanceof JsonObject;
        return experiment ? TemplateForm.EXPERIMENT : TemplateForm.API;
    }

    /** {@return what a document holds instead of a template, in words} */
    static String instead(JsonDocument document) {
        JsonValue root = document.root();
        if (root instanceof JsonObject object) {
            if (object.get("Resources") instanceof JsonObject resources) {
                return "a stack with " + resources.members().size() + " resources, none of the type " + TYPE;
            }
            if (object.members().isEmpty()) {
                return "an empty object";
            }
            List<String> names = object.members().keySet().stream()
                    .limit(5)
                    .map(Findings::shortened)
                    .toList();
            return "an object with " + String.join(", ", names);
        }
        if (root instanceof JsonArray array) {
            return "an array of " + array.items().size() + " values, none of them a template";
        }
        return Findings.article(root.kind());
    }
}
