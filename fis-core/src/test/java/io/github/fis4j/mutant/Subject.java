package io.github.fis4j.mutant;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A valid template, and the faults that can be put into it. */
final class Subject {
    private final JsonObject root;
    private final List<Fault> faults = new ArrayList<>();

    Subject(JsonObject root) {
        this.root = root;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** {@return the value at a pointer; null if there is none} */
    @Nullable
    JsonValue get(String pointer) {
        JsonValue value = root;
        for (String step : steps(pointer)) {
            if (value instanceof JsonObject object) {
                value = object.get(step);
            } else if (value instanceof JsonArray array
                    && Integer.parseInt(step) < array.items().size()) {
                value = array.items().get(Integer.parseInt(step));
            } else {
                return null;
            }
        }
        return value;
    }

    boolean has(String pointer) {
        return get(pointer) != null;
    }

    /** {@return the text at a pointer; empty if there is none} */
    String text(String pointer) {
        return get(pointer) instanceof JsonString text ? text.value() : "";
    }

    JsonObject object(String pointer) {
        return get(pointer) instanceof JsonObject object ? object : JsonObject.empty();
    }

    List<JsonValue> items(String pointer) {
        return get(pointer) instanceof JsonArray array ? array.items() : List.of();
    }

    /** Goes over the members of an object, by their pointers. */
    void each(String pointer, Consumer<String> member) {
        object(pointer).members().keySet().forEach(name -> member.accept(child(pointer, name)));
    }

    /** Goes over the items of a list, by their pointers. */
    void eachItem(String pointer, Consumer<String> item) {
        for (int i = 0; i < items(pointer).size(); i++) {
            item.accept(pointer + "/" + i);
        }
    }

    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String name(String pointer) {
        return unescaped(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    /** A value is put where another stands, or where none does; it is to be told there, or at one of the other places. */
    void set(String kind, String pointer, JsonValue value, String... otherPlaces) {
        add(kind, pointer + " = " + value, () -> changed(pointer, old -> value), places(pointer, otherPlaces));
    }

    void set(String kind, String pointer, String value, String... otherPlaces) {
        set(kind, pointer, new JsonString(value), otherPlaces);
    }

    /** A member is left out. */
    void drop(String kind, String pointer, String... otherPlaces) {
        if (has(pointer)) {
            add(kind, "without " + pointer, () -> changed(pointer, old -> null), places(pointer, otherPlaces));
        }
    }

    /** A member gets another name; to be told where it stands now, or where it is missed. */
    void rename(String kind, String pointer, String name, String... otherPlaces) {
        if (has(pointer) && !has(child(parent(pointer), name))) {
            List<String> places = new ArrayList<>(places(pointer, otherPlaces));
            places.add(child(parent(pointer), name));
            add(kind, pointer + " as " + name, () -> renamed(pointer, name), places);
        }
    }

    /** Something else is done to the text; it breaks the text, or is to be told at the places. */
    void rewrite(String kind, String what, UnaryOperator<String> change, String... places) {
        add(kind, what, () -> change.apply(JsonWriter.pretty(root)), List.of(places));
    }

    /** Two values are changed at once, which is one fault only together. */
    void setBoth(String kind, String one, JsonValue first, String other, JsonValue second, String... places) {
        add(
                kind,
                one + " = " + first + ", " + other + " = " + second,
                () -> new Subject(edited(root, steps(one), 0, old -> first)).changed(other, old -> second),
                List.of(places));
    }

    private void add(String kind, String what, Supplier<String> text, List<String> places) {
        faults.add(new Fault(kind, what, text, places));
    }

    private static List<String> places(String place, String... others) {
        List<String> places = new ArrayList<>(List.of(others));
        places.add(place);
        return places;
    }

    private interface Change {
        @Nullable
        JsonValue of(@Nullable JsonValue old);
    }

    private String changed(String pointer, Change change) {
        return JsonWriter.pretty(edited(root, steps(pointer), 0, change));
    }

    private String renamed(String pointer, String name) {
        String old = name(pointer);
        JsonObject.Builder object = JsonObject.builder();
        object(parent(pointer)).members().forEach((each, value) -> object.put(each.equals(old) ? name : each, value));
        JsonObject built = object.build();
        return parent(pointer).isEmpty() ? JsonWriter.pretty(built) : changed(parent(pointer), any -> built);
    }

    private static JsonObject edited(JsonObject object, List<String> steps, int depth, Change change) {
        String name = steps.get(depth);
        JsonValue old = object.get(name);
        JsonValue value = edited(old, steps, depth, change);
        return value == null ? object.without(name) : object.with(name, value);
    }

    private static @Nullable JsonValue edited(@Nullable JsonValue old, List<String> steps, int depth, Change change) {
        if (depth == steps.size() - 1) {
            return change.of(old);
        }
        if (old instanceof JsonArray array) {
            int index = Integer.parseInt(steps.get(depth + 1));
            List<JsonValue> items = new ArrayList<>(array.items());
            JsonValue item = edited(items.get(index), steps, depth + 1, change);
            if (item == null) {
                items.remove(index);
            } else {
                items.set(index, item);
            }
            return new JsonArray(items);
        }
        return edited(old instanceof JsonObject object ? object : JsonObject.empty(), steps, depth + 1, change);
    }

    private static List<String> steps(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : List.of(pointer.substring(1).split("/", -1)).stream()
                        .map(Subject::unescaped)
                        .toList();
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    /** {@return a word as it comes out of hasty fingers: two letters next to each other change places} */
    static String misspelt(String word) {
        for (int i = word.length() / 2; i + 1 < word.length(); i++) {
            if (word.charAt(i) != word.charAt(i + 1)) {
                return word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
            }
        }
        return word + word;
    }

    static JsonObject pair(Map<String, String> texts) {
        JsonObject.Builder object = JsonObject.builder();
        texts.forEach(object::put);
        return object.build();
    }
}
