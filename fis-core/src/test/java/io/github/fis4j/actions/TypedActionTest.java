package io.github.fis4j.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.Example;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.codec.TemplateWriter;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.model.Limits;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.validation.TemplateValidator;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Typed builders say what string ids say. The catalogue is the measure here, not what makes the sources. */
class TypedActionTest {
    private static final TemplateValidator SERVICE = TemplateValidator.of(Catalog.aws(), Limits.service());

    static List<ActionDescriptor> actions() {
        List<ActionDescriptor> active = Catalog.aws().actions().stream()
                .filter(action -> !action.withdrawn())
                .toList();
        assertThat(active).hasSize(50);
        return active;
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyAction_hasAMethodForEachParameterAndNothingElse(ActionDescriptor action) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        action.parameters().forEach(parameter -> expected.put(method(parameter), kind(parameter)));
        if (!action.slots().isEmpty()) {
            expected.put("target", "String");
        }
        Map<String, String> found = new TreeMap<>();
        for (Method method : begin(action).getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                Class<?> taken = method.getParameterTypes()[0];
                boolean open = !taken.isEnum()
                        && !(taken.isArray() && taken.getComponentType().isEnum());
                found.put(method.getName(), open ? taken.getSimpleName() : taken.isEnum() ? "enum" : "enum[]");
                assertThat(method.getReturnType()).isEqualTo(method.getDeclaringClass());
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyAction_saysWhatStringIdsSay(ActionDescriptor action) throws Exception {
        ExperimentTemplate example = Example.from(Catalog.aws()).template(action);
        Action.Builder byIds =
                Action.builder().id(action.id()).description("typed").startAfter("first");
        action.slots().forEach(slot -> byIds.target(slot.name(), "example" + slot.name()));
        action.parameters().forEach(parameter -> byIds.parameter(parameter.name(), Example.value(parameter)));

        TypedAction<?> typed = begin(action);
        typed.description("typed").startAfter("first");
        for (ParameterDescriptor parameter : action.parameters()) {
            set(typed, parameter);
        }
        if (!action.slots().isEmpty()) {
            String target = "example" + action.slots().get(0).name();
            typed.getClass().getMethod("target", String.class).invoke(typed, target);
        }

        assertThat(typed.build()).isEqualTo(byIds.build());
        ExperimentTemplate template = example.toBuilder()
                .action("first", Actions.fis().wait(Duration.ofMinutes(1)))
                .action("example", typed)
                .build();
        assertThat(SERVICE.validate(template))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        Parsed read = TemplateReader.strict().read(TemplateWriter.json(template));
        assertThat(read.problems()).extracting(Problem::severity).doesNotContain(Severity.ERROR);
        assertThat(read.template()).isEqualTo(template);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void example_ofEveryAction_isRightForTheService(ActionDescriptor action) {
        assertThat(SERVICE.validate(Example.from(Catalog.aws()).template(action)))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void build_withoutWhatIsRequired_namesAllOfIt(ActionDescriptor action) throws Exception {
        Set<String> missing = new TreeSet<>();
        action.slots().forEach(slot -> missing.add("target"));
        List<ParameterDescriptor> required = action.parameters().stream()
                .filter(ParameterDescriptor::required)
                .toList();
        TypedAction<?> typed = begin(action);
        boolean begunWithAll = required.size() == 1 && required.get(0).type() == ParameterDescriptor.Type.DURATION;
        if (!begunWithAll) {
            required.forEach(parameter -> missing.add(parameter.name()));
        }
        if (missing.isEmpty()) {
            assertThat(typed.build().actionId()).isEqualTo(action.id());
        } else {
            assertThatThrownBy(typed::build)
                    .isInstanceOf(IllegalStateException.class)
                    .message()
                    .startsWith(action.id() + " still needs ")
                    .contains(missing);
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void number_outOfRange_isRefusedAtOnce(ActionDescriptor action) throws Exception {
        for (ParameterDescriptor parameter : action.parameters()) {
            if (parameter.type() == ParameterDescriptor.Type.INTEGER) {
                TypedAction<?> typed = begin(action);
                Method method = typed.getClass().getMethod(parameter.name(), int.class);
                int least = Integer.parseInt(String.valueOf(parameter.least()));
                assertThatThrownBy(() -> method.invoke(typed, least - 1))
                        .cause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("The parameter " + parameter.name() + " of " + action.id() + " is "
                                + (least - 1) + ", but must be ");
                if (parameter.most() != null) {
                    int most = Integer.parseInt(parameter.most());
                    assertThatThrownBy(() -> method.invoke(typed, most + 1))
                            .hasCauseInstanceOf(IllegalArgumentException.class);
                    assertThat(method.invoke(typed, most)).isSameAs(typed);
                }
            }
        }
    }

    @Test
    void typedAction_inATemplate_needsNoBuild() {
        ExperimentTemplate template = ExperimentTemplate.builder("typed")
                .target("one", t -> t.resourceType(ResourceTypes.EC2_INSTANCE).tag("chaos", "yes"))
                .action(
                        "stop",
                        Actions.ec2().stopInstances().target("one").startInstancesAfterDuration(Duration.ofMinutes(2)))
                .build();

        assertThat(template.actions())
                .containsEntry(
                        "stop",
                        Action.builder()
                                .id("aws:ec2:stop-instances")
                                .target("Instances", "one")
                                .parameter("startInstancesAfterDuration", "PT2M")
                                .build());
        assertThatThrownBy(() -> ExperimentTemplate.builder("x")
                        .action("stop", Actions.ec2().stopInstances()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("aws:ec2:stop-instances still needs target: call the methods of these names");
    }

    @Test
    void wrongValues_areRefusedAtOnceWithTheRange() {
        assertRefused(
                () -> Actions.ebs().volumeIoLatency(Duration.ofMinutes(1)).readIOPercentage(0.05),
                "The parameter readIOPercentage of aws:ebs:volume-io-latency is 0.05, but must be from 0.1 to 100");
        assertRefused(
                () -> Actions.ebs().volumeIoLatency(Duration.ofMinutes(1)).readIOPercentage(Double.NaN),
                "The parameter readIOPercentage of aws:ebs:volume-io-latency is NaN, but must be from 0.1 to 100");
        assertRefused(
                () -> Actions.fis().wait(Duration.ZERO),
                "The parameter duration of aws:fis:wait is PT0S, but must be longer than nothing");
        assertRefused(
                () -> Actions.cloudwatch().assertAlarmState().alarmArns("1", "2", "3", "4", "5", "6"),
                "The parameter alarmArns of aws:cloudwatch:assert-alarm-state is 6 items, but must be from 1 to 5");
        assertRefused(
                () -> Actions.cloudwatch().assertAlarmState().alarmStates(),
                "The parameter alarmStates of aws:cloudwatch:assert-alarm-state is 0 items, but must be at least 1");
        assertRefused(
                () -> Actions.fis().injectApiThrottleError().operations("A,B"),
                "The parameter operations of aws:fis:inject-api-throttle-error is \"A,B\", but must be items that are "
                        + "neither blank nor hold a comma");
    }

    @Test
    void resourceTypes_areThoseOfTheCatalogue() throws Exception {
        Set<String> ids = new TreeSet<>();
        for (var field : ResourceTypes.class.getFields()) {
            ids.add((String) field.get(null));
        }
        assertThat(Catalog.aws().resourceTypes()).extracting(type -> type.id()).containsExactlyElementsOf(ids);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    /** Reached as a user reaches it: by service, then by what follows it in the id. */
    private static TypedAction<?> begin(ActionDescriptor action) throws Exception {
        Object service = Actions.class.getMethod(action.service()).invoke(null);
        String name = camel(action.id().substring(action.id().lastIndexOf(':') + 1));
        Method first = Stream.of(service.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No method " + name));
        Object[] arguments = first.getParameterCount() == 0 ? new Object[0] : new Object[] {Duration.ofMinutes(10)};
        return (TypedAction<?>) first.invoke(service, arguments);
    }

    private static String camel(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split("-", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static String method(ParameterDescriptor parameter) {
        return parameter.name().equals("interface") ? "interfaces" : parameter.name(); // A word of Java.
    }

    private static String kind(ParameterDescriptor parameter) {
        boolean open = parameter.allowed().isEmpty();
        return switch (parameter.type()) {
            case TEXT -> open ? "String" : "enum";
            case LIST -> open ? "String[]" : "enum[]";
            case DURATION -> "Duration";
            case BOOLEAN -> "boolean";
            case INTEGER -> "int";
            case NUMBER -> "double";
            case JSON -> "JsonObject";
        };
    }

    private static void set(TypedAction<?> typed, ParameterDescriptor parameter) throws Exception {
        Method method = Stream.of(typed.getClass().getDeclaredMethods())
                .filter(each -> each.getName().equals(method(parameter)) && !each.isSynthetic())
                .findFirst()
                .orElseThrow();
        method.invoke(typed, read(Example.value(parameter), method.getParameterTypes()[0]));
    }

    private static Object read(String text, Class<?> type) throws Exception {
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, read(text, type.getComponentType()));
            return array;
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (type.getMethod("text").invoke(constant).equals(text)) {
                    return constant;
                }
            }
            throw new AssertionError(type + " has no " + text);
        }
        return switch (type.getSimpleName()) {
            case "int" -> Integer.parseInt(text);
            case "double" -> Double.parseDouble(text);
            case "boolean" -> Boolean.parseBoolean(text);
            case "Duration" -> Duration.parse(text);
            case "JsonObject" -> (JsonObject) JsonReader.read(text).root();
            default -> text;
        };
    }
}
