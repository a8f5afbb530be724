package io.github.fis4j.catalog;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.EvidenceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The {@code aws:*} actions and resource types, read from {@code aws.json} beside this class. Facts are from the FIS
 * actions reference, its pages on targets and
 * on quotas. The file is part of the jar: one that is broken is a defect of this library, and said so by an exception.
 */
final class AwsCatalog {
    private static final String FILE = "aws.json";
    private static final String REFERENCE =
            "https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html";

    private AwsCatalog() {}

    static Catalog catalog() {
        JsonDocument document = JsonReader.read(text());
        if (!(document.root() instanceof JsonObject root) || !document.faults().isEmpty()) {
            throw new IllegalStateException("The catalogue of this library is broken: " + document.faults());
        }
        return Catalog.of(
                objects(root, "actions").map(AwsCatalog::action).toList(),
                objects(root, "resourceTypes").map(AwsCatalog::resourceType).toList());
    }

    private static ActionDescriptor action(JsonObject said) {
        ActionDescriptor.Builder action = ActionDescriptor.builder(text(said, "id"))
                .description(text(said, "description"))
                .withdrawn(yes(said, "withdrawn", false))
                .since(text(said, "since"))
                .timing(timing(said))
                .reversibility(constant(Reversibility.class, said, "reversibility"))
                .rollback(text(said, "rollback"))
                .evidence(constant(EvidenceKind.class, said, "evidence"))
                .execution(constant(LocalExecution.class, said, "execution"))
                .permissions(texts(said, "permissions"))
                .permissionNotes(texts(said, "permissionNotes"))
                .managedPolicy(text(said, "managedPolicy"))
                .restrictions(texts(said, "restrictions"))
                .notes(texts(said, "notes"))
                .documentation(REFERENCE + "#" + afterColon(text(said, "id")));
        objects(said, "slots").forEach(slot -> action.slot(text(slot, "name"), text(slot, "resourceType")));
        objects(said, "parameters").map(AwsCatalog::parameter).forEach(action::parameter);
        if (said.get("quota") instanceof JsonObject quota && quota.get("targets") instanceof JsonNumber most) {
            action.mostTargets(most.value().intValueExact()).quotaCode(text(quota, "code"));
        }
        return action.build();
    }

    private static String afterColon(String id) {
        return id.substring(id.lastIndexOf(':') + 1);
    }

    private static TimingRule timing(JsonObject said) {
        String parameter = said.string("durationParameter");
        return switch (text(said, "timing")) {
            case "hold" -> TimingRule.hold(Objects.requireNonNull(parameter));
            case "deadline" -> TimingRule.deadline(Objects.requireNonNull(parameter));
            case "instant" -> TimingRule.instant();
            default -> throw new IllegalStateException("The catalogue of this library has no such timing: " + said);
        };
    }

    private static ParameterDescriptor parameter(JsonObject said) {
        return new ParameterDescriptor(
                text(said, "name"),
                constant(ParameterDescriptor.Type.class, said, "type"),
                yes(said, "required", false),
                said.string("default"),
                said.string("least"),
                said.string("most"),
                List.of(texts(said, "allowed")),
                text(said, "description"),
                said.string("example"));
    }

    private static ResourceTypeDescriptor resourceType(JsonObject said) {
        ResourceTypeDescriptor.Builder type = ResourceTypeDescriptor.builder(text(said, "id"))
                .description(text(said, "description"))
                .arns(yes(said, "arns", true))
                .tags(yes(said, "tags", true))
                .filters(yes(said, "filters", true))
                .arnForm(text(said, "arn"))
                .describedBy(text(said, "describedBy"))
                .paths(texts(said, "paths"))
                .taggedAs(text(said, "taggedAs"))
                .permissions(texts(said, "permissions"))
                .notes(texts(said, "notes"));
        objects(said, "parameters").map(AwsCatalog::parameter).forEach(type::parameter);
        return type.build();
    }

    /** Constants are written in camel case: {@code undoneWithDuration}. No pattern: this is on the way of a fresh JVM. */
    private static <E extends Enum<E>> E constant(Class<E> type, JsonObject said, String name) {
        StringBuilder word = new StringBuilder();
        for (char letter : text(said, name).toCharArray()) {
            if (Character.isUpperCase(letter)) {
                word.append('_');
            }
            word.append(Character.toUpperCase(letter));
        }
        return Enum.valueOf(type, word.toString());
    }

    private static String text(JsonObject said, String name) {
        return Objects.requireNonNullElse(said.string(name), "");
    }

    private static boolean yes(JsonObject said, String name, boolean otherwise) {
        return said.get(name) instanceof JsonBoolean truth ? truth.value() : otherwise;
    }

    private static String[] texts(JsonObject said, String name) {
        return items(said, name)
                .filter(JsonString.class::isInstance)
                .map(item -> ((JsonString) item).value())
                .toArray(String[]::new);
    }

    private static Stream<JsonObject> objects(JsonObject said, String name) {
        return items(said, name).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    private static Stream<JsonValue> items(JsonObject said, String name) {
        return said.get(name) instanceof JsonArray array ? array.items().stream() : Stream.of();
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(AwsCatalog.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue of this library cannot be read", e);
        }
    }
}
