package io.github.fis4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each text of each golden template, one after the other, says something odd. */
class OddTextsTest {
    private static final Path TEMPLATES = Path.of("src/test/resources/validation");
    private static final List<String> ODD = List.of(
            "",
            " ",
            ":",
            "aws:",
            "::::::::",
            "localstack:generic:api-error",
            "aws:of-the-future:do-something",
            "arn:",
            "arn:aws:::::",
            "PT",
            "-PT-1S",
            "COUNT(99999999999999999999)",
            "{\"a\": [",
            ",,,",
            "1e999999999",
            "..",
            "[",
            "*",
            "\u0000\uD800\u202E",
            "x".repeat(3000));
    private static final List<TemplateValidator> VALIDATORS = List.of(
            TemplateValidator.of(Catalog.aws(), Limits.local()), TemplateValidator.of(Catalog.aws(), Limits.service()));
    private static final Set<String> KNOWN = TemplateValidator.rules().stream()
            .flatMap(rule -> rule.severities().stream().map(severity -> rule.id() + severity))
            .collect(Collectors.toSet());

    @Test
    void anyText_isJudgedByKnownRules_withoutAnException() throws IOException {
        Set<String> told = new HashSet<>();
        for (JsonObject template : templates()) {
            for (String odd : ODD) {
                TemplateValidator validator = VALIDATORS.get(ODD.indexOf(odd) % VALIDATORS.size());
                for (JsonObject changed : changed(template, odd).values()) {
                    validate(validator, changed).forEach(problem -> told.add(problem.id() + problem.severity()));
                }
            }
        }
        assertThat(told).isSubsetOf(KNOWN);
    }

    /** Nobody can say yet whether the text will be right; what is wrong with its name, or beside it, still is. */
    @Test
    void placeholder_isNotJudged_whereverItStands() throws IOException {
        for (JsonObject template : templates()) {
            for (TemplateValidator validator : VALIDATORS) {
                List<Problem> before = validate(validator, template);
                changed(template, "${to-be-filled-in}")
                        .forEach((pointer, changed) -> assertThat(validate(validator, changed).stream()
                                        .filter(problem -> problem.pointer().equals(pointer)))
                                .isSubsetOf(before));
            }
        }
    }

    private static List<Problem> validate(TemplateValidator validator, JsonObject template) {
        return validator.validate(
                TemplateReader.strict().read(JsonWriter.compact(template)).template());
    }

    private static List<JsonObject> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            List<JsonObject> templates = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                templates.add(
                        (JsonObject) JsonReader.read(Files.readString(file)).root());
            }
            assertThat(templates).hasSizeGreaterThan(100);
            return templates;
        }
    }

    /** {@return the template by each place of a text, with another text there} */
    private static Map<String, JsonObject> changed(JsonObject template, String text) {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        changed(template, "", text).forEach((pointer, value) -> all.put(pointer, (JsonObject) value));
        return all;
    }

    private static Map<String, JsonValue> changed(JsonValue value, String at, String text) {
        Map<String, JsonValue> all = new LinkedHashMap<>();
        if (value instanceof JsonString) {
            all.put(at, new JsonString(text));
        } else if (value instanceof JsonObject object) {
            object.members()
                    .forEach((name, member) -> changed(member, JsonPointer.child(at, name), text)
                            .forEach((pointer, other) -> all.put(pointer, object.with(name, other))));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.items().size(); i++) {
                int index = i;
                changed(array.items().get(i), JsonPointer.child(at, i), text).forEach((pointer, other) -> {
                    List<JsonValue> items = new ArrayList<>(array.items());
                    items.set(index, other);
                    all.put(pointer, new JsonArray(items));
                });
            }
        }
        return all;
    }
}
