package io.github.fis4j.examples.cli;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.problem.NearMiss;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fis actions}: the catalogue, or all that it knows of one action or resource type. */
@Command(
        name = "actions",
        description = "Lists the known actions, or tells all of one action or resource type.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:told", "1:the id is not known", "2:wrong usage"})
final class ActionsCommand implements Callable<Integer> {
    private static final int TOLD = 0;
    private static final int UNKNOWN = 1;

    private final Screen screen;
    private final Catalog catalog = Catalog.aws();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--types", description = "Lists the resource types instead of the actions.")
    private boolean types;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "An action or a resource type, aws:ec2:stop-instances for example.")
    private @Nullable String id;

    ActionsCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        if (id != null) {
            return one(id);
        }
        if (format.json()) {
            json(types ? typesAsJson() : actionsAsJson());
        } else if (types) {
            catalog.resourceTypes().forEach(type -> entry(type.id(), TypePage.sentence(type)));
        } else {
            actions();
        }
        return TOLD;
    }

    private int one(String wanted) {
        Optional<ActionDescriptor> action = catalog.action(wanted);
        Optional<ResourceTypeDescriptor> type = catalog.resourceType(wanted);
        if (action.isPresent() && !types) {
            if (format.json()) {
                json(DescriptorJson.of(action.get(), catalog));
            } else {
                new ActionPage(action.get(), catalog, screen.width()).lines().forEach(screen::line);
            }
        } else if (type.isPresent()) {
            if (format.json()) {
                json(DescriptorJson.of(type.get()));
            } else {
                new TypePage(type.get(), catalog, screen.width()).lines().forEach(screen::line);
            }
        } else {
            return unknown(wanted);
        }
        return TOLD;
    }

    private int unknown(String wanted) {
        List<String> known = Stream.concat(
                        types ? Stream.of() : catalog.actions().stream().map(ActionDescriptor::id),
                        catalog.resourceTypes().stream().map(ResourceTypeDescriptor::id))
                .toList();
        String what = types ? "resource type" : "action and no resource type";
        String hint = "`fis actions" + (types ? " --types" : "") + "` lists those that are known.";
        screen.problem("fis: There is no " + what + " \"" + wanted + "\". " + NearMiss.hint(wanted, known, hint));
        return UNKNOWN;
    }

    private void actions() {
        catalog.actions().stream().filter(action -> !action.withdrawn()).forEach(this::entry);
        screen.line("");
        screen.line("Withdrawn; the service no longer has them:");
        catalog.actions().stream().filter(ActionDescriptor::withdrawn).forEach(this::entry);
    }

    private void entry(ActionDescriptor action) {
        entry(action.id(), action.description());
    }

    /** One line for a program, two for a person. */
    private void entry(String name, String what) {
        if (screen.width() == Integer.MAX_VALUE) {
            screen.line(name + "  " + what);
        } else {
            screen.line(name);
            Text.wrapped("    ", what, screen.width()).forEach(screen::line);
        }
    }

    private JsonValue actionsAsJson() {
        return list("actions", catalog.actions().stream().map(action -> DescriptorJson.of(action, catalog)));
    }

    private JsonValue typesAsJson() {
        return list("resourceTypes", catalog.resourceTypes().stream().map(DescriptorJson::of));
    }

    private static JsonValue list(String name, Stream<JsonObject> items) {
        List<JsonValue> all = items.<JsonValue>map(item -> item).toList();
        return JsonObject.builder().put(name, new JsonArray(all)).build();
    }

    private void json(JsonValue value) {
        screen.line(JsonWriter.pretty(value));
    }
}
