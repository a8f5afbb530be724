package io.github.fis4j.validation;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.template.TargetFilter;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rules over the filters of one target. */
final class FilterRules {
    private FilterRules() {}

    /** TGT-05, TGT-08: a path and at least one value. */
    static void complete(NamedTarget at, Subject subject, Findings findings) {
        List<TargetFilter> filters = at.target().filters();
        for (int i = 0; i < filters.size(); i++) {
            String pointer = JsonPointer.child(at.at("filters"), i);
            if (names(filters.get(i)).anyMatch(String::isBlank)) {
                String message = "The path \"" + filters.get(i).path() + "\" lacks a name";
                findings.error("TGT-05", JsonPointer.child(pointer, "path"), message, "Write State.Name, for example");
            }
            if (filters.get(i).values().isEmpty()) {
                String message = "The filter has no values, so that nothing passes it";
                findings.error("TGT-08", JsonPointer.child(pointer, "values"), message, "Add one");
            }
        }
    }

    /** TGT-12: names in Pascal case. */
    static void pascalCase(NamedTarget at, Subject subject, Findings findings) {
        List<TargetFilter> filters = at.target().filters();
        for (int i = 0; i < filters.size(); i++) {
            String path = filters.get(i).path();
            if (names(filters.get(i)).anyMatch(name -> !name.isEmpty() && Character.isLowerCase(name.charAt(0)))) {
                String pointer = JsonPointer.child(JsonPointer.child(at.at("filters"), i), "path");
                String message =
                        "The path \"" + path + "\" has a name with a lower-case first letter, which matches nothing";
                findings.warning("TGT-12", pointer, message, "Write it in Pascal case, for example State.Name");
            }
        }
    }

    /** TGT-13: no tags. */
    static void noTags(NamedTarget at, Subject subject, Findings findings) {
        List<TargetFilter> filters = at.target().filters();
        for (int i = 0; i < filters.size(); i++) {
            String path = filters.get(i).path();
            if (path.equals("Tags") || path.startsWith("Tags.")) {
                String pointer = JsonPointer.child(JsonPointer.child(at.at("filters"), i), "path");
                findings.error("TGT-13", pointer, "Tags cannot be filtered by a path", "Use \"resourceTags\"");
            }
        }
    }

    /** TGT-14: instances that are already gone. */
    static void onlyLiving(NamedTarget at, Subject subject, Findings findings) {
        boolean found = at.target().resourceType().equals("aws:ec2:instance")
                && at.target().resourceArns().isEmpty()
                && !at.target().resourceTags().isEmpty();
        boolean living =
                at.target().filters().stream().anyMatch(filter -> filter.path().equals("State.Name"));
        if (found && !living) {
            String message = "Instances that were terminated lately still carry their tags, and may be chosen";
            String hint = "Add the filter {\"path\": \"State.Name\", \"values\": [\"running\"]}";
            findings.warning("TGT-14", at.pointer(), message, hint);
        }
    }

    private static Stream<String> names(TargetFilter filter) {
        return Arrays.stream(filter.path().split("\\.", -1));
    }
}
