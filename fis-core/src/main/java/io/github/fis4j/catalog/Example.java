package io.github.fis4j.catalog;

import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Examples of what the catalogue knows, to be pasted and changed. What can be left out is left out, but for the duration that
 * decides when an action is over, and for parameters that have an example of their own.
 */
public final class Example {
    private static final String REGION = "eu-west-1";
    private static final String ACCOUNT = "111122223333";

    private final Catalog catalog;

    private Example(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * {@return examples with the resource types of a catalogue}
     *
     * @param catalog the catalogue
     */
    public static Example from(Catalog catalog) {
        return new Example(catalog);
    }

    /**
     * {@return a template with one action, and a target for each of its slots}
     *
     * @param descriptor what the action is
     */
    public ExperimentTemplate template(ActionDescriptor descriptor) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder(descriptor.description())
                .roleArn("arn:aws:iam::" + ACCOUNT + ":role/example")
                .stopCondition(StopCondition.none());
        Action.Builder action = Action.builder().id(descriptor.id());
        descriptor.parameters().stream()
                .filter(parameter -> isShown(parameter, descriptor))
                .forEach(parameter -> action.parameter(parameter.name(), value(parameter)));
        for (TargetSlot slot : descriptor.slots()) {
            String name = "example" + slot.name();
            action.target(slot.name(), name);
            template.target(name, target(slot.resourceType()));
        }
        return template.action("example", action.build()).build();
    }

    private static boolean isShown(ParameterDescriptor parameter, ActionDescriptor descriptor) {
        return parameter.required()
                || parameter.example() != null
                || parameter.name().equals(descriptor.timing().parameter());
    }

    /**
     * {@return a target of a resource type: by a tag, or by an ARN where there are no tags, and with the required parameters}
     *
     * @param typeId the type's id
     */
    public Target target(String typeId) {
        ResourceTypeDescriptor type =
                catalog.resourceType(typeId).orElseGet(() -> ResourceTypeDescriptor.of(typeId, typeId));
        Target.Builder target = Target.builder().resourceType(typeId);
        if (type.tags()) {
            target.tag("Environment", "test");
        } else if (type.arns() && !type.arnForm().isEmpty()) {
            target.arn(type.arn(Map.of("p", "aws", "r", REGION, "a", ACCOUNT, "path", ""), "example"));
        }
        type.parameters().stream()
                .filter(ParameterDescriptor::required)
                .forEach(parameter -> target.parameter(parameter.name(), value(parameter)));
        return target.build();
    }

    /**
     * {@return a value that a parameter takes}
     *
     * @param parameter the parameter
     */
    public static String value(ParameterDescriptor parameter) {
        if (parameter.example() != null) {
            return parameter.example();
        }
        if (parameter.defaultValue() != null) {
            return parameter.defaultValue();
        }
        if (!parameter.allowed().isEmpty()) {
            return parameter.allowed().get(0);
        }
        return switch (parameter.type()) {
            case DURATION -> longer("PT5M", parameter.least());
            case BOOLEAN -> "true";
            case INTEGER, NUMBER -> Objects.requireNonNullElse(parameter.least(), "1");
            case JSON -> "{}";
            case TEXT, LIST -> "example";
        };
    }

    private static String longer(String usual, @Nullable String least) {
        if (least == null || Duration.parse(usual).compareTo(Duration.parse(least)) >= 0) {
            return usual;
        }
        return least;
    }
}
