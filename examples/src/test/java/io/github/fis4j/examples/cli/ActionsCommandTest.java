package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.template.Action;
import io.github.fis4j.validation.TemplateValidator;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActionsCommandTest {
    private static final int COLUMNS = 80;
    private static final TemplateValidator SERVICE = TemplateValidator.of(Catalog.aws(), Limits.service());

    static Collection<ActionDescriptor> actions() {
        return Catalog.aws().actions();
    }

    static List<ActionDescriptor> activeActions() {
        return actions().stream().filter(action -> !action.withdrawn()).toList();
    }

    static Collection<ResourceTypeDescriptor> types() {
        return Catalog.aws().resourceTypes();
    }

    @Test
    void list_hasOneIdALine_withdrawnOnesApart() {
        Terminal terminal = type("actions");

        List<String> lines = terminal.out().lines().toList();
        assertThat(lines).hasSize(54);
        assertThat(lines.subList(0, 50))
                .isEqualTo(activeActions().stream()
                        .map(action -> action.id() + "  " + action.description())
                        .toList());
        assertThat(lines.subList(50, 52)).containsExactly("", "Withdrawn; the service no longer has them:");
        assertThat(lines.subList(52, 54))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly(
                        "aws:dynamodb:encrypted-global-table-pause-replication",
                        "aws:elasticache:interrupt-cluster-az-power");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void types_areListedLikewise() {
        Terminal terminal = type("actions", "--types");

        assertThat(terminal.out().lines()).hasSize(24).contains("aws:s3:bucket  S3 bucket, found by tags, filters");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void action_isToldInFull(ActionDescriptor action) {
        String told = unbroken(type("actions", action.id()).out());

        assertThat(told)
                .contains(action.description())
                .contains(action.rollback())
                .contains(action.managedPolicy())
                .contains(action.documentation());
        action.slots().forEach(slot -> assertThat(told).contains(slot.name() + ", of type " + slot.resourceType()));
        Stream.of(action.permissions(), action.permissionNotes(), action.restrictions(), action.notes())
                .flatMap(List::stream)
                .forEach(each -> assertThat(told).contains(each));
        for (ParameterDescriptor parameter : action.parameters()) {
            assertThat(told).contains(parameter.name() + " ").contains(parameter.description());
            assertThat(told).contains(String.join(", ", parameter.allowed()));
            Stream.of(parameter.defaultValue(), parameter.least(), parameter.most())
                    .filter(value -> value != null)
                    .forEach(value -> assertThat(told).contains(value));
        }
        action.mostTargets().ifPresent(most -> assertThat(told).contains(most + " resources"));
        assertThat(told.contains("(withdrawn)")).isEqualTo(action.withdrawn());
    }

    @ParameterizedTest
    @MethodSource("types")
    void resourceType_isToldInFull(ResourceTypeDescriptor type) {
        Terminal terminal = type("actions", type.id());

        String told = unbroken(terminal.out());
        assertThat(told)
                .contains(TypePage.sentence(type))
                .contains(type.arnForm())
                .contains(type.describedBy());
        Stream.of(type.paths(), type.permissions(), type.notes())
                .flatMap(List::stream)
                .forEach(each -> assertThat(told).contains(each));
        type.parameters().forEach(parameter -> assertThat(told).contains(parameter.name() + " "));
        assertThat(told).contains("Hit by aws:");
        assertThat(terminal.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("activeActions")
    void example_pastedIntoATemplate_isRightForTheService(ActionDescriptor action) {
        String told = type("actions", action.id()).out();
        JsonObject snippet = object(told.substring(told.indexOf("\nExample\n") + "\nExample\n".length()));
        assertThat(snippet)
                .isEqualTo(
                        object(type("actions", action.id(), "--format", "json").out())
                                .object("example"));

        JsonObject template = JsonObject.builder()
                .put("description", "pasted")
                .put(
                        "stopConditions",
                        JsonReader.read("[{\"source\": \"none\"}]").root())
                .put("roleArn", "arn:aws:iam::111122223333:role/fis")
                .putAll(snippet)
                .build();
        var parsed = TemplateReader.strict().read(template.toString());

        assertThat(Stream.concat(parsed.problems().stream(), SERVICE.validate(parsed.template()).stream()))
                .extracting(Problem::severity)
                .doesNotContain(Severity.ERROR);
        assertThat(parsed.template().actions().values())
                .extracting(Action::actionId)
                .containsExactly(action.id());
        assertThat(parsed.template().targets()).hasSameSizeAs(action.slots());
    }

    @Test
    void json_hasTheWholeCatalogue() {
        JsonObject actions = object(type("actions", "--format", "json").out());
        JsonObject types = object(type("actions", "--types", "--format", "json").out());

        assertThat(items(actions, "actions")).hasSize(52);
        assertThat(items(types, "resourceTypes")).hasSize(24);
        JsonObject bucket =
                object(type("actions", "aws:s3:bucket", "--format", "json").out());
        assertThat(bucket.string("arn")).isEqualTo("arn:{p}:s3:::{name}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actions aws:ec2:stop-instance | There is no action and no resource type \"aws:ec2:stop-instance\". Did you mean \"aws:ec2:stop-instances\"?",
                "actions aws:ecs:tasks         | Did you mean \"aws:ecs:task\"?",
                "actions x                     | There is no action and no resource type \"x\". `fis actions` lists those that are known.",
                "actions --types aws:fis:wait  | There is no resource type \"aws:fis:wait\". `fis actions --types` lists those",
            })
    void unknownId_isToldWithANearMiss(String typed, String message) {
        Terminal terminal = type(typed.split(" +"));

        assertThat(terminal.err()).contains(message);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.exitCode()).isOne();
    }

    @Test
    void onATerminal_linesFit() {
        Stream<String> ids = Stream.concat(
                actions().stream().map(ActionDescriptor::id), types().stream().map(ResourceTypeDescriptor::id));
        Stream.concat(Stream.of("", "--types"), ids).forEach(more -> {
            String shown = onATerminal(more.isEmpty() ? new String[] {"actions"} : new String[] {"actions", more});
            // JSON and URLs cannot be broken into lines everywhere.
            int example = shown.indexOf("\nExample\n");
            String text = example < 0 ? shown : shown.substring(0, example);
            assertThat(text.lines().filter(line -> !line.startsWith("https://")))
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS).doesNotEndWith(" "));
        });
    }

    private static String onATerminal(String... args) {
        StringWriter out = new StringWriter();
        Screen screen = new Screen(new PrintWriter(out), new PrintWriter(out), true);
        Fis.commandLine(screen, new StringReader("")).execute(args);
        return out.toString();
    }

    /** Text without the places where lines were broken. */
    private static String unbroken(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static List<JsonValue> items(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array.items() : List.of();
    }

    private static JsonObject object(String text) {
        return (JsonObject) JsonReader.read(text).root();
    }
}
