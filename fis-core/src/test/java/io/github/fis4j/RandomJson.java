package io.github.fis4j;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonNull;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Seeded JSON values. */
public final class RandomJson {
    private static final List<String> PIECES = List.of(
            "a", "Z", "7", " ", "-", ":", "/", "~", "~1", "\"", "\\", "\n", "\u0000", "é", "語", "😀", "{", "]", ".");

    private final Random random;

    public RandomJson(long seed) {
        random = new Random(seed);
    }

    public boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@return a text of at least one character} */
    public String text() {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    public JsonArray array(int least, int most, Supplier<JsonValue> item) {
        List<JsonValue> items = new ArrayList<>();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            items.add(item.get());
        }
        return new JsonArray(items);
    }

    public JsonObject map(int least, int most, Supplier<JsonValue> value) {
        JsonObject.Builder object = JsonObject.builder();
        int size = least + random.nextInt(most - least + 1);
        for (int i = 0; i < size; i++) {
            object.put(i + text(), value.get());
        }
        return object.build();
    }

    public JsonValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> new JsonString(chance(8) ? "" : text());
            case 1 -> new JsonNumber(number());
            case 2 -> new JsonBoolean(random.nextBoolean());
            case 3 -> JsonNull.INSTANCE;
            case 4 -> JsonNumber.of(random.nextLong());
            case 5 -> array(0, 4, () -> value(depth - 1));
            default -> map(0, 4, () -> value(depth - 1));
        };
    }

    private BigDecimal number() {
        return new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(80) - 40);
    }
}
