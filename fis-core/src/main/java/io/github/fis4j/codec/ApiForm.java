package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonNull;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.template.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a template into the API form: names as the API spells them, functions of CloudFormation and placeholders filled
 * with what is known, values of another shape that can mean one thing only put into theirs. What is as it should be stays
 * the very same value.
 */
final class ApiForm {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final int MOST_VALUES = 10_000;

    private final Findings findings;
    private final Values values;
    private final Intrinsics intrinsics;
    private final ShapeRepairs repairs;
    private final boolean cloudFormation;
    private static final JsonValue RUN_ALL = new JsonString("run-all");

    private final Set<String> outputOnly = new LinkedHashSet<>();

    ApiForm(Findings findings, Values values, Intrinsics intrinsics, boolean cloudFormation) {
        this.findings = findings;
        this.values = values;
        this.intrinsics = intrinsics;
        this.cloudFormation = cloudFormation;
        repairs = new ShapeRepairs(findings);
    }

    /**
     * Where a value stands.
     *
     * @param from the pointer in the document
     * @param to the pointer in the template
     */
    record Spot(String from, String to) {
        Spot child(String name, String renamed) {
            String inDocument = JsonPointer.child(from, name);
            boolean same = from.equals(to) && name.equals(renamed);
            return new Spot(inDocument, same ? inDocument : JsonPointer.child(to, renamed));
        }

        /** An item of a list in the document that is a member by name in the template. */
        Spot item(int index, String name) {
            return new Spot(JsonPointer.child(from, index), JsonPointer.child(to, name));
        }

        Spot child(int index) {
            String inDocument = JsonPointer.child(from, index);
            return new Spot(inDocument, from.equals(to) ? inDocument : JsonPointer.child(to, index));
        }
    }

    /** {@return the template in the API form} */
    JsonObject template(JsonObject said, String base) {
        JsonValue whole = value(said, ApiShape.TEMPLATE, new Spot(base, JsonPointer.ROOT), "");
        if (!outputOnly.isEmpty()) {
            findings.remark(
                    "DOC-07",
                    JsonPointer.ROOT,
                    "The service writes " + String.join(", ", outputOnly) + " and does not take them",
                    "They are left out");
        }
        return whole instanceof JsonObject object ? object : JsonObject.empty();
    }

    /** {@return the value in the API form; null if it is to be left out} */
    private @Nullable JsonValue value(JsonValue said, ApiShape shape, Spot spot, String name) {
        if (!spot.from().equals(spot.to())) {
            findings.placed(spot.from(), spot.to());
        }
        if (!cloudFormation && shape.kind() != ApiShape.Kind.MAP && Intrinsics.isCall(said)) {
            String message = "Found " + Findings.shortened(Intrinsics.function(said)) + ", which is CloudFormation's";
            findings.departure("DOC-11", spot.to(), message, "Write ${name} until the value is known");
        }
        if (Intrinsics.isNoValue(said) && (cloudFormation || shape.kind() != ApiShape.Kind.MAP)) {
            return null;
        }
        JsonValue filled = said instanceof JsonString text ? filled(text, shape, name) : said;
        return switch (shape.kind()) {
            case TEXT, SELECTION, NUMBER -> scalar(filled, shape, spot, name);
            case OBJECT ->
                filled instanceof JsonObject object && !isWhole(object, shape, spot)
                        ? object(object, shape, spot)
                        : other(filled, shape, spot);
            case MAP ->
                filled instanceof JsonObject object && !isWhole(object, shape, spot)
                        ? map(object, shape, spot, false)
                        : other(filled, shape, spot);
            case LIST -> filled instanceof JsonArray array ? list(array, shape, spot) : single(filled, shape, spot);
        };
    }

    /** Placeholders get their values; a value for something that is no text is read as JSON. */
    private JsonValue filled(JsonString text, ApiShape shape, String name) {
        boolean structure = shape.kind() != ApiShape.Kind.TEXT && shape.kind() != ApiShape.Kind.SELECTION;
        if (values.given().isEmpty()) {
            return text;
        }
        String filled = Variables.filled(name, text.value(), values.given());
        for (String variable : Variables.in(text.value())) {
            values.use(variable);
        }
        if (structure && Variables.isOne(text.value()) && !filled.equals(text.value())) {
            JsonValue read = JsonReader.readLeniently(filled, MOST_VALUES).root();
            return read instanceof JsonNull ? new JsonString(filled) : read;
        }
        return filled.equals(text.value()) ? text : new JsonString(filled);
    }

    /** Whether a function of CloudFormation stands where a whole object belongs, which is told. */
    private boolean isWhole(JsonObject object, ApiShape shape, Spot spot) {
        boolean texts = shape.kind() == ApiShape.Kind.MAP && shape.inner().kind() == ApiShape.Kind.TEXT;
        if (!Intrinsics.isCall(object) || (texts && !cloudFormation)) {
            return false;
        }
        String function = Intrinsics.function(object);
        findings.error(
                "CFN-02",
                spot.to(),
                "Found " + Findings.shortened(function) + " where " + shape.words()
                        + " belongs; only CloudFormation knows what it gives",
                "Write the object itself");
        return true;
    }

    private JsonValue object(JsonObject said, ApiShape shape, Spot spot) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<String, JsonValue> member : said.members().entrySet()) {
            String name = member.getKey();
            String known = shape.known(name);
            if (known == null) {
                boolean left = shape.outputOnly().contains(name);
                if (left && name.equals("actionsMode") && !RUN_ALL.equals(member.getValue())) {
                    tellActionsMode(spot.child(name, name));
                } else if (left) {
                    outputOnly.add(name);
                } else {
                    members.put(name, member.getValue());
                    unknown(name, spot);
                }
                same &= !left;
                continue;
            }
            Spot at = spot.child(name, known);
            if (!known.equals(name) && said.get(known) != null) {
                String message = "\"" + name + "\" stands beside \"" + known + "\", which counts";
                findings.error("DOC-10", at.to(), message, "Leave one of them out");
                same = false;
                continue;
            }
            tellCase(name, known, shape, at);
            JsonValue value = value(member.getValue(), shape.member(known), at, known);
            same &= value == member.getValue() && known.equals(name);
            if (value != null) {
                members.put(known, value);
            }
        }
        return same ? said : new JsonObject(members);
    }

    /** Who writes skip-all into a template wants nothing to be hit; left out without a word, everything would be. */
    private void tellActionsMode(Spot at) {
        if (!at.from().equals(at.to())) {
            findings.placed(at.from(), at.to());
        }
        String message = "The actions mode is said when an experiment is started, and not in a template";
        findings.departure("DOC-07", at.to(), message, "Leave it out here, and start with skip-all");
    }

    private void unknown(String name, Spot spot) {
        Spot at = spot.child(name, name);
        if (!at.from().equals(at.to())) {
            findings.placed(at.from(), at.to());
        }
        if (name.startsWith("Fn::")) {
            tellInside(name, at);
        }
    }

    private void tellCase(String name, String known, ApiShape shape, Spot at) {
        boolean pascal = !name.equals(known);
        if (pascal != cloudFormation) {
            String right = cloudFormation ? shape.inCloudFormation(known) : known;
            findings.departure(
                    "DOC-10",
                    at.to(),
                    "The name \"" + name + "\" is spelled as in another form",
                    "Write \"" + right + "\"");
        }
    }

    /** A map that was a list in the document has its members where they stand in the list. */
    private JsonValue map(JsonObject said, ApiShape shape, Spot spot, boolean wasList) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        boolean same = true;
        int index = 0;
        boolean texts = shape.inner().kind() == ApiShape.Kind.TEXT;
        for (Map.Entry<String, JsonValue> member : said.members().entrySet()) {
            String name = member.getKey();
            Spot at = wasList ? spot.item(index++, name) : spot.child(name, name);
            if (name.startsWith("Fn::") && (cloudFormation || !texts)) {
                tellInside(name, at);
                same = false;
                continue;
            }
            JsonValue value = value(member.getValue(), shape.inner(), at, name);
            String key = texts && !values.given().isEmpty() ? Variables.filled("", name, values.given()) : name;
            same &= value == member.getValue() && key.equals(name);
            if (value != null) {
                members.put(key, value);
            }
        }
        return same ? said : new JsonObject(members);
    }

    private void tellInside(String name, Spot at) {
        findings.error(
                "CFN-03",
                at.to(),
                Findings.shortened(name) + " makes members that only CloudFormation knows",
                "Write them out, or read what CloudFormation made of the stack");
    }

    private JsonValue list(JsonArray said, ApiShape shape, Spot spot) {
        List<JsonValue> items = new ArrayList<>(said.items().size());
        boolean same = true;
        for (int i = 0; i < said.items().size(); i++) {
            JsonValue item = said.items().get(i);
            JsonValue repaired = shape.inner() == ApiShape.STOP_CONDITION && item instanceof JsonString text
                    ? repairs.stopCondition(text, spot.child(i))
                    : item;
            JsonValue value = value(repaired, shape.inner(), spot.child(i), "");
            same &= value == item;
            if (value != null) {
                items.add(value);
            }
        }
        return same ? said : new JsonArray(items);
    }

    /** {@return what stands where a list belongs, as a list if that is what it means} */
    private JsonValue single(JsonValue said, ApiShape shape, Spot spot) {
        boolean texts = shape.inner().kind() == ApiShape.Kind.TEXT;
        if (Intrinsics.isCall(said)) {
            if (texts) {
                return JsonArray.ofStrings(intrinsics.list(said));
            }
            isWhole((JsonObject) said, shape, spot);
            return new JsonArray(List.of());
        }
        boolean left = said instanceof JsonNull || (said instanceof JsonString text && Variables.isOne(text.value()));
        if (left) {
            return said;
        }
        JsonArray repaired = texts || shape.inner() == ApiShape.FILTER || shape.inner() == ApiShape.STOP_CONDITION
                ? repairs.single(said, shape, spot)
                : null;
        if (repaired == null) {
            return said;
        }
        Spot first = new Spot(spot.from(), JsonPointer.child(spot.to(), 0));
        JsonValue value = value(repaired.items().get(0), shape.inner(), first, "");
        return new JsonArray(value == null ? List.of() : List.of(value));
    }

    /** {@return what stands where an object belongs; a list of things that have names, as an object by them} */
    private JsonValue other(JsonValue said, ApiShape shape, Spot spot) {
        if (Intrinsics.isCall(said)) {
            return JsonObject.empty();
        }
        JsonObject repaired = said instanceof JsonArray array ? repairs.map(array, shape, spot) : null;
        return repaired == null ? said : map(repaired, shape, spot, true);
    }

    private JsonValue scalar(JsonValue said, ApiShape shape, Spot spot, String name) {
        if (Intrinsics.isCall(said)) {
            JsonString text = new JsonString(intrinsics.text(said));
            return shape.kind() == ApiShape.Kind.NUMBER ? number(text, spot) : text;
        }
        return switch (shape.kind()) {
            case NUMBER -> number(said, spot);
            case SELECTION -> repairs.selection(text(said, spot, name), spot);
            default -> text(said, spot, name);
        };
    }

    private JsonValue number(JsonValue said, Spot spot) {
        if (!(said instanceof JsonString text)
                || !WHOLE_NUMBER.matcher(text.value()).matches()) {
            return said;
        }
        if (!cloudFormation) {
            findings.departure(
                    "DOC-09", spot.to(), "Found a string where a whole number belongs", "Write it without quotes");
        }
        return JsonNumber.of(Long.parseLong(text.value()));
    }

    /** CloudFormation takes a number or a boolean for a text, the API does not. */
    private JsonValue text(JsonValue said, Spot spot, String name) {
        boolean plain = said instanceof JsonBoolean
                || (said instanceof JsonNumber number && number.toString().indexOf('E') < 0);
        if (plain) {
            if (!cloudFormation) {
                findings.departure(
                        "DOC-09",
                        spot.to(),
                        "Found a " + said.kind() + " where a string belongs",
                        "Write it in quotes: \"" + said + "\"");
            }
            return new JsonString(said.toString());
        }
        boolean passedOn = name.equals("documentParameters") || name.equals("kubernetesSpec");
        if (passedOn && (said instanceof JsonObject || said instanceof JsonArray)) {
            findings.departure(
                    "DOC-11",
                    spot.to(),
                    "Found " + Findings.article(said.kind()) + " where its text belongs",
                    "Write it as a string that holds JSON");
            return new JsonString(said.toString());
        }
        return said;
    }
}
