package io.github.fis4j.journal;

import io.github.fis4j.RandomJson;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded events of every kind, made from the components of their records: a new component needs nothing here. */
final class RandomEvents {
    private static final List<Instant> INSTANTS =
            List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.parse("2026-01-01T00:00:00.000000001Z"));
    private static final List<Duration> DURATIONS =
            List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(40_000), Duration.ofSeconds(-3, 999_999_999));

    private final Random random;
    private final RandomJson json;

    RandomEvents(long seed) {
        random = new Random(seed);
        json = new RandomJson(seed);
    }

    ExperimentEvent event(Class<?> kind) {
        return (ExperimentEvent) record(kind);
    }

    private Object record(Class<?> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = Arrays.stream(components)
                    .map(each -> isNullable(each) && random.nextInt(3) == 0 ? null : value(each.getGenericType()))
                    .toArray();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.toString(), e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return !(type instanceof AnnotatedParameterizedType) && type.isAnnotationPresent(Nullable.class);
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType().equals(Map.class) ? texts() : list(generic.getActualTypeArguments()[0]);
        }
        if (type.equals(String.class)) {
            return text();
        } else if (type.equals(long.class)) {
            return random.nextInt(4) == 0 ? Long.MIN_VALUE : random.nextLong();
        } else if (type.equals(int.class)) {
            return random.nextInt();
        } else if (type.equals(boolean.class)) {
            return random.nextBoolean();
        } else if (type.equals(Instant.class)) {
            return random.nextInt(3) == 0
                    ? INSTANTS.get(random.nextInt(INSTANTS.size()))
                    : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        } else if (type.equals(Duration.class)) {
            return random.nextInt(3) == 0
                    ? DURATIONS.get(random.nextInt(DURATIONS.size()))
                    : Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
        } else if (type.equals(JsonObject.class)) {
            return json.map(0, 4, () -> json.value(3));
        } else if (type.equals(ExperimentTemplate.class)) {
            return template();
        } else if (type.equals(TargetAccount.class)) {
            String id = String.format(Locale.ROOT, "%012d", random.nextInt(Integer.MAX_VALUE));
            return new TargetAccount(id, "arn:aws:iam::" + id + ":role/r", random.nextBoolean() ? null : "d");
        }
        Class<?> other = (Class<?>) type;
        return other.isEnum() ? constant(other) : record(other);
    }

    private Object constant(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private String text() {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "half \ud83d a pair \ude00, \u2028 and \u0000\n";
            default -> json.text();
        };
    }

    private List<Object> list(Type item) {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(item));
        }
        return items;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.put(json.text(), text());
        }
        return texts;
    }

    /** A template as a user writes it, with what no version knows; launch forms among it must not be repaired. */
    private ExperimentTemplate template() {
        JsonObject unknown = json.map(0, 2, () -> json.value(2));
        ExperimentTemplate.Builder template = ExperimentTemplate.builder(text())
                .target(
                        "t" + json.text(),
                        target -> target.resourceType(text())
                                .tag("k", text())
                                .filter("State.Name", "running")
                                .selection(SelectionMode.count(1)))
                .action(
                        "a",
                        action -> action.id("aws:ec2:stop-instances")
                                .parameter("p", text())
                                .target("Instances", "t")
                                .startAfter("b")
                                .unknown(unknown))
                .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:alarm:p99"))
                .tag("k", text())
                .unknown(unknown);
        return template.build();
    }
}
