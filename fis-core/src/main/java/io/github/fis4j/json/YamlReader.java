package io.github.fis4j.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML text into JSON values with positions. It takes the events of the parser and makes no objects of anybody's
 * choice. Text is bounded as in {@link JsonReader}, and so is what aliases repeat; at most 20 documents are read. The short
 * tags of CloudFormation become its long form: {@code !Sub x} is {@code {"Fn::Sub": "x"}}. Never throws for what the text
 * holds: see {@link JsonDocument#faults()}.
 */
public final class YamlReader {
    private static final int MAX_DOCUMENTS = 20;
    private static final int MAX_ALIASES = 1_000;

    private final ParserImpl parser;
    private final String text;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private Reading reading = new Reading(0);
    private String current = JsonPointer.ROOT;
    private int depth;
    private int aliases;
    private boolean ended;

    private YamlReader(String text) {
        this.text = text;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Reading.MAX_CHARACTERS + 1);
        parser = new ParserImpl(new StreamReader(text), options);
    }

    /** A value that has a name, and how many values it holds. */
    private record Anchored(JsonValue value, int size) {}

    /**
     * Reads a text that holds YAML documents.
     *
     * @param text the text
     * @param mostValues how many values are read in all; aliases count as often as they are used
     * @return the documents, at least one
     */
    public static List<JsonDocument> read(String text, int mostValues) {
        Reading reading = new Reading(mostValues);
        if (!reading.takes(text)) {
            return List.of(reading.document(JsonNull.INSTANCE));
        }
        return new YamlReader(text.startsWith("\uFEFF") ? text.substring(1) : text).documents(mostValues);
    }

    private List<JsonDocument> documents(int mostValues) {
        List<JsonDocument> documents = new ArrayList<>();
        int left = mostValues;
        while (!ended) {
            reading = new Reading(left);
            current = JsonPointer.ROOT;
            Event event = next();
            while (event != null && (event.is(Event.ID.StreamStart) || event.is(Event.ID.DocumentEnd))) {
                event = next();
            }
            if (event == null || event.is(Event.ID.StreamEnd)) {
                if (documents.isEmpty() || reading.anyFault()) {
                    documents.add(nothing(event));
                }
                break;
            }
            if (documents.size() == MAX_DOCUMENTS) {
                Mark at = event.getStartMark();
                String message = "The text has more than " + MAX_DOCUMENTS + " documents; the others are not read";
                fault(JsonFault.Kind.TOO_LARGE, at, message, null);
                documents.add(reading.document(JsonNull.INSTANCE));
                break;
            }
            documents.add(document());
            left = Math.max(0, left - reading.values());
        }
        return List.copyOf(documents);
    }

    private JsonDocument nothing(@Nullable Event end) {
        if (end != null) {
            reading.fault(
                    JsonFault.Kind.SYNTAX, JsonPointer.ROOT, 1, 1, "The text is empty", "Nothing behind it was read");
        }
        return reading.document(JsonNull.INSTANCE);
    }

    private JsonDocument document() {
        anchors.clear();
        Event event = next();
        JsonValue root = event == null ? null : value(event, JsonPointer.ROOT);
        return reading.document(root == null ? JsonNull.INSTANCE : root);
    }

    /** {@return the next event; null if nothing more can be read, which was told} */
    private @Nullable Event next() {
        if (ended) {
            return null;
        }
        try {
            return parser.getEvent();
        } catch (MarkedYAMLException e) {
            Mark at = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            fault(JsonFault.Kind.SYNTAX, at, YamlWords.plain(e), "Nothing behind it was read");
        } catch (YAMLException e) {
            unreadable(e);
        } catch (RuntimeException e) {
            // Whatever a fault of the parser itself may be, reading a text does not throw.
            fault(JsonFault.Kind.SYNTAX, null, "The YAML parser gave up", "Nothing was read behind " + current);
        }
        ended = true;
        return null;
    }

    private void unreadable(YAMLException e) {
        TextCursor cursor = new TextCursor(text, (kind, at, message, hint) -> {});
        int at = YamlWords.firstUnprintable(text);
        String found = at < 0 ? String.valueOf(e.getMessage()) : String.format("U+%04X", text.codePointAt(at));
        int where = Math.max(0, at);
        String message = "YAML does not take the character " + found;
        reading.fault(
                JsonFault.Kind.SYNTAX, current, cursor.line(where), cursor.column(where), message, "Leave it out");
    }

    private void fault(JsonFault.Kind kind, @Nullable Mark at, String message, @Nullable String hint) {
        int line = at == null ? 1 : at.getLine() + 1;
        int column = at == null ? 1 : at.getColumn() + 1;
        reading.fault(kind, current, line, column, message, hint);
    }

    /** {@return the value that begins with an event; null if it cannot be read, which was told} */
    private @Nullable JsonValue value(Event event, String pointer) {
        current = pointer;
        Mark at = event.getStartMark();
        int before = reading.values();
        if (!reading.place(pointer, at.getLine() + 1, at.getColumn() + 1)) {
            ended = true;
            return null;
        }
        if (event instanceof AliasEvent alias) {
            return repeated(alias, pointer);
        }
        String tag = tag(event);
        String function = YamlWords.function(tag);
        if (tag != null && function == null && !YamlWords.isStandard(tag)) {
            String message = "The tag " + Reading.shortened(tag) + " is not known here";
            fault(JsonFault.Kind.UNKNOWN_TAG, at, message, "It is ignored");
        }
        String inner = function == null ? pointer : JsonPointer.child(pointer, function);
        JsonValue plain = event instanceof ScalarEvent scalar ? scalar(scalar, function) : collection(event, inner);
        JsonValue value = plain == null || function == null ? plain : YamlWords.called(function, plain);
        String anchor = event instanceof NodeEvent node ? node.getAnchor() : null;
        if (anchor != null && value != null) {
            anchors.put(anchor, new Anchored(value, reading.values() - before));
        }
        return value;
    }

    private static @Nullable String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent start ? start.getTag() : null;
    }

    private @Nullable JsonValue repeated(AliasEvent alias, String pointer) {
        Mark at = alias.getStartMark();
        Anchored anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            String message = "The name *" + Reading.shortened(alias.getAnchor()) + " is not given to any value before";
            fault(JsonFault.Kind.SYNTAX, at, message, "Give it with &" + Reading.shortened(alias.getAnchor()));
            return null;
        }
        aliases++;
        if (aliases > MAX_ALIASES) {
            String message = "The text has more than " + MAX_ALIASES + " aliases; what follows is not read";
            fault(JsonFault.Kind.TOO_LARGE, at, message, null);
            ended = true;
            return null;
        }
        if (!reading.again(anchored.size(), pointer, at.getLine() + 1, at.getColumn() + 1)) {
            ended = true;
            return null;
        }
        return anchored.value();
    }

    private JsonValue scalar(ScalarEvent event, @Nullable String function) {
        if (YamlWords.isResolved(event.getTag())) {
            return YamlWords.tagged(event.getValue());
        }
        if (!event.isPlain() || (event.getTag() != null && function == null)) {
            return new JsonString(event.getValue());
        }
        JsonValue value = YamlWords.plain(event.getValue());
        String otherwise = value instanceof JsonString ? YamlWords.otherwise(event.getValue()) : null;
        if (otherwise != null) {
            String word = Reading.shortened(event.getValue());
            String message = word + " without quotes is " + otherwise + " to some readers of YAML; it is taken as text";
            fault(JsonFault.Kind.AMBIGUOUS, event.getStartMark(), message, "Write \"" + word + "\"");
        }
        return value;
    }

    private @Nullable JsonValue collection(Event event, String pointer) {
        if (depth == Reading.MAX_DEPTH) {
            String message = "The text is nested deeper than " + Reading.MAX_DEPTH + " levels";
            fault(JsonFault.Kind.TOO_LARGE, event.getStartMark(), message, null);
            ended = true;
            return null;
        }
        depth++;
        JsonValue value = event instanceof MappingStartEvent ? object(pointer) : array(pointer);
        depth--;
        return value;
    }

    private JsonArray array(String pointer) {
        List<JsonValue> items = new ArrayList<>();
        for (Event event = next(); event != null && !isEnd(event); event = next()) {
            JsonValue item = value(event, JsonPointer.child(pointer, items.size()));
            if (item != null) {
                items.add(item);
            }
        }
        return new JsonArray(items);
    }

    private JsonObject object(String pointer) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        List<JsonValue> merged = new ArrayList<>();
        for (Event event = next(); event != null && !isEnd(event); event = next()) {
            Mark at = event.getStartMark();
            boolean merge = event instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && scalar.getValue().equals("<<");
            String name = name(event, pointer);
            String child = JsonPointer.child(pointer, name == null ? "?" : name);
            Event next = next();
            JsonValue value = next == null ? null : value(next, child);
            if (value == null || name == null) {
                continue;
            }
            if (merge) {
                merged.add(value);
            } else if (members.put(name, value) != null) {
                reading.duplicate(name, child, at.getLine() + 1, at.getColumn() + 1);
            }
        }
        merged.forEach(value -> merge(members, value, pointer));
        return new JsonObject(members);
    }

    private static boolean isEnd(Event event) {
        return event instanceof CollectionEndEvent;
    }

    private @Nullable String name(Event event, String pointer) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        Mark at = event.getStartMark();
        JsonValue value = value(event, JsonPointer.child(pointer, "?"));
        if (value instanceof JsonString text) {
            return text.value();
        }
        current = pointer;
        if (!ended) {
            fault(JsonFault.Kind.SYNTAX, at, "A name here is no text", "It was left out with its value");
        }
        return null;
    }

    /** Takes the members of another mapping that this one does not have itself. */
    private void merge(Map<String, JsonValue> members, JsonValue other, String pointer) {
        if (other instanceof JsonArray several) {
            several.items().forEach(each -> merge(members, each, pointer));
        } else if (other instanceof JsonObject object) {
            object.members().forEach(members::putIfAbsent);
        } else {
            current = JsonPointer.child(pointer, "<<");
            JsonDocument.Position at = reading.position(current);
            String message = "Found a " + other.kind() + " behind << where a mapping belongs";
            reading.fault(JsonFault.Kind.SYNTAX, current, at.line(), at.column(), message, "It is left out");
        }
    }
}
