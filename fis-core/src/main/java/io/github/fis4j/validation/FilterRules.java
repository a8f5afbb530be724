package io.github.fis4j.validation;

import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.TargetFilter;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules over the filters of one target. */
final class FilterRules {
    private static final int LONGEST_PATH = 256;
    private static final int LONGEST_VALUE = 128;
    private static final String STATE = "State.Name";
    private static final Set<String> INSTANCES = Set.of("aws:ec2:instance", "aws:ec2:spot-instance");
    private static final List<String> STATES =
            List.of("pending", "running", "stopping", "stopped", "shutting-down", "terminated");
    private static final Pattern DOT = Pattern.compile("\\.");

    private FilterRules() {}

    /** TGT-05, TGT-08: a path and at least one value, in their lengths. */
    static void complete(NamedTarget at, Subject subject, Findings findings) {
        List<TargetFilter> filters = at.target().filters();
        for (int i = 0; i < filters.size(); i++) {
            TargetFilter filter = filters.get(i);
            if (lacksName(filter.path()) && !Forms.isOpen(filter.path())) {
                String message = "The path \"" + filter.path() + "\" lacks a name";
                findings.error(RuleId.TGT_05, path(at, i), message, "Write State.Name, for example");
            }
            if (filter.path().length() > LONGEST_PATH) {
                findings.length(RuleId.TGT_05, "The path", filter.path(), LONGEST_PATH, path(at, i));
            }
            if (filter.values().isEmpty() && filter.unknown().get("values") == null) {
                String message = "The filter has no values, so that nothing passes it";
                findings.error(RuleId.TGT_08, values(at, i), message, "Add one");
            }
            values(filter.values(), at, i, findings);
        }
    }

    private static boolean lacksName(String path) {
        return path.isBlank() || path.startsWith(".") || path.endsWith(".") || path.contains("..");
    }

    private static void values(List<String> values, NamedTarget at, int index, Findings findings) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value.length() > LONGEST_VALUE) {
                String pointer = JsonPointer.child(values(at, index), i);
                findings.length(RuleId.TGT_08, "The value", value, LONGEST_VALUE, pointer);
            } else if (value.indexOf('*') >= 0 && !Forms.isOpen(value)) {
                String pointer = JsonPointer.child(values(at, index), i);
                String message = "Values are compared exactly, so that * is only a star";
                findings.warning(RuleId.TGT_10, pointer, message, "Write the whole value, or several values");
            }
        }
    }

    /** TGT-07, TGT-12, TGT-13: names in Pascal case, no index, no tags. */
    static void paths(NamedTarget at, Subject subject, Findings findings) {
        List<TargetFilter> filters = at.target().filters();
        for (int i = 0; i < filters.size(); i++) {
            String path = filters.get(i).path();
            boolean tags = isTags(path);
            if ((tags || hasIndex(path) || hasLowerCase(path)) && !Forms.isOpen(path)) {
                if (tags) {
                    String message = "Tags cannot be filtered by a path";
                    findings.error(RuleId.TGT_13, path(at, i), message, "Use \"resourceTags\"");
                } else if (hasIndex(path)) {
                    String message = "The path \"" + path + "\" has an index or a wildcard, which matches nothing";
                    String hint = "Leave it out: lists are walked, and one match is enough";
                    findings.warning(RuleId.TGT_07, path(at, i), message, hint);
                } else {
                    String message = "The path \"" + path
                            + "\" has a name with a lower-case first letter, which matches nothing";
                    findings.warning(RuleId.TGT_12, path(at, i), message, "Write " + corrected(path, at.type()));
                }
            }
        }
    }

    /** TGT-11: a path that looks like a misspelt one. The known paths are examples, so that it is no more than a note. */
    static void knownPaths(NamedTarget at, Subject subject, Findings findings) {
        ResourceTypeDescriptor type = at.type();
        List<TargetFilter> filters = at.target().filters();
        for (int i = 0; type != null && i < filters.size(); i++) {
            String path = filters.get(i).path();
            if (!type.paths().contains(path)
                    && !lacksName(path)
                    && !isTags(path)
                    && !hasIndex(path)
                    && !hasLowerCase(path)) {
                String near = NearMiss.of(path, type.paths());
                if (near != null && !near.startsWith(path) && !path.startsWith(near) && !Forms.isOpen(path)) {
                    String message = "Filters on " + type.id() + " do not usually name the path \"" + path + "\"";
                    findings.note(RuleId.TGT_11, path(at, i), message, "Did you mean \"" + near + "\"?");
                }
            }
        }
    }

    private static boolean isTags(String path) {
        return path.equals("Tags") || path.startsWith("Tags.") || path.startsWith("tag:") || path.startsWith("Tags[");
    }

    private static boolean hasIndex(String path) {
        return path.indexOf('[') >= 0 || path.indexOf('*') >= 0;
    }

    private static boolean hasLowerCase(String path) {
        for (int i = 0; i < path.length(); i++) {
            if ((i == 0 || path.charAt(i - 1) == '.') && Character.isLowerCase(path.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String corrected(String path, @Nullable ResourceTypeDescriptor type) {
        String near = type == null ? null : NearMiss.of(path, type.paths());
        return near == null
                ? Arrays.stream(DOT.split(path, -1))
                        .map(FilterRules::capitalised)
                        .collect(Collectors.joining("."))
                : near;
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** TGT-10, TGT-08, TGT-14: states of instances that there are, and that can hold together. */
    static void states(NamedTarget at, Subject subject, Findings findings) {
        if (!INSTANCES.contains(at.target().resourceType())) {
            return;
        }
        List<TargetFilter> filters = at.target().filters();
        Map<String, TargetFilter> before = new HashMap<>();
        for (int i = 0; i < filters.size(); i++) {
            TargetFilter filter = filters.get(i);
            if (filter.path().equals(STATE)) {
                stateValues(filter.values(), at, i, findings);
                TargetFilter other = before.putIfAbsent(STATE, filter);
                if (other != null && Collections.disjoint(other.values(), filter.values()) && !anyOpen(other, filter)) {
                    String message = "Filters must all match, and no instance has two states";
                    findings.warning(RuleId.TGT_08, values(at, i), message, "Put the values into one filter");
                }
            }
        }
    }

    private static boolean anyOpen(TargetFilter one, TargetFilter other) {
        return one.values().stream().anyMatch(Forms::isOpen)
                || other.values().stream().anyMatch(Forms::isOpen);
    }

    private static void stateValues(List<String> values, NamedTarget at, int index, Findings findings) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (!STATES.contains(value) && value.indexOf('*') < 0 && !Forms.isOpen(value)) {
                String pointer = JsonPointer.child(values(at, index), i);
                String message = "No instance has the state \"" + value + "\"";
                String otherwise = "There are " + String.join(", ", STATES);
                findings.warning(RuleId.TGT_10, pointer, message, NearMiss.hint(value, STATES, otherwise));
            }
        }
    }

    /** TGT-14: instances that are already gone. */
    static void onlyLiving(NamedTarget at, Subject subject, Findings findings) {
        boolean found = at.target().resourceType().equals("aws:ec2:instance")
                && at.target().resourceArns().isEmpty()
                && !at.target().resourceTags().isEmpty();
        if (found && !namesState(at.target().filters()) && !at.isOpen("filters")) {
            String message = "Instances that were terminated lately still carry their tags, and may be chosen";
            String hint = "Add the filter {\"path\": \"State.Name\", \"values\": [\"running\"]}";
            findings.warning(RuleId.TGT_14, at.pointer(), message, hint);
        }
    }

    private static boolean namesState(List<TargetFilter> filters) {
        for (TargetFilter filter : filters) {
            if (filter.path().equals(STATE) || Forms.isOpen(filter.path())) {
                return true;
            }
        }
        return false;
    }

    private static String path(NamedTarget at, int index) {
        return JsonPointer.child(JsonPointer.child(at.at("filters"), index), "path");
    }

    private static String values(NamedTarget at, int index) {
        return JsonPointer.child(JsonPointer.child(at.at("filters"), index), "values");
    }
}
