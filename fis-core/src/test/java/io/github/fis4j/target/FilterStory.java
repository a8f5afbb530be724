package io.github.fis4j.target;

import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Resource;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A resource and a target, told line by line, so that every text tells something:
 *
 * <pre>
 * tag env=prod             the resource has this tag
 * has State.Name=running   the resource has this attribute; true, false and digits are no texts
 * has Nics*.Groups*.Id=sg  an asterisk begins one more item of a list, without it the last one goes on
 * want env=prod            the target wants this tag
 * filter State.Name=a,b    the target wants one of these values
 * arn i-1                  the target lists this resource
 * </pre>
 */
final class FilterStory {
    static final String ARN = "arn:aws:ec2:eu-west-1:111122223333:instance/";
    static final String ID = "i-1";
    private static final int MOST_LINES = 60;

    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Structure attributes = new Structure();
    private final Target.Builder target = Target.builder().resourceType("aws:ec2:instance");

    private FilterStory() {}

    static FilterStory of(String text) {
        FilterStory story = new FilterStory();
        text.lines().limit(MOST_LINES).forEach(story::line);
        return story;
    }

    Resource resource() {
        return new Resource(
                ARN + ID, "aws:ec2:instance", "111122223333", "eu-west-1", tags, Attributes.of(attributes.members()));
    }

    Target target() {
        return target.build();
    }

    /** Tells every value that is in the resource, with its path. */
    void leaves(BiConsumer<String, String> leaf) {
        attributes.leaves("", leaf);
    }

    private void line(String line) {
        String rest = behind(line, ' ');
        String key = before(rest, '=');
        String value = behind(rest, '=');
        switch (before(line, ' ')) {
            case "tag" -> tags.put(key, value);
            case "want" -> target.tag(key, value);
            case "filter" -> target.filter(key, value.split(",", -1));
            case "arn" -> target.arn(ARN + rest);
            default -> attributes.put(List.of(key.split("\\.", -1)), scalar(value));
        }
    }

    private static Object scalar(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        boolean digits = !value.isEmpty() && value.length() < 9 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.valueOf(value) : value;
    }

    private static String before(String text, char mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String behind(String text, char mark) {
        int at = text.indexOf(mark);
        return at < 0 ? "" : text.substring(at + 1);
    }

    /** Members, each with one item or, of a list, with many. */
    private static final class Structure {
        private final Map<String, List<Object>> items = new LinkedHashMap<>();
        private final Set<String> lists = new LinkedHashSet<>();

        /** Puts a value at a path; where another value is in the way, that one stays. */
        void put(List<String> path, Object value) {
            String step = path.get(0);
            boolean begins = step.endsWith("*");
            String name = begins ? step.substring(0, step.length() - 1) : step;
            List<Object> here = items.computeIfAbsent(name, key -> new ArrayList<>());
            if (begins) {
                lists.add(name);
            }
            boolean adds = begins || here.isEmpty();
            if (path.size() == 1) {
                if (adds) {
                    here.add(value);
                }
                return;
            }
            if (adds) {
                here.add(new Structure());
            }
            if (here.get(here.size() - 1) instanceof Structure inner) {
                inner.put(path.subList(1, path.size()), value);
            }
        }

        Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            items.forEach((name, each) -> {
                List<Object> said = each.stream().map(Structure::said).toList();
                members.put(name, lists.contains(name) ? said : said.get(0));
            });
            return members;
        }

        private static Object said(Object item) {
            return item instanceof Structure structure ? structure.members() : item;
        }

        void leaves(String before, BiConsumer<String, String> leaf) {
            items.forEach((name, each) -> each.forEach(item -> {
                if (item instanceof Structure structure) {
                    structure.leaves(before + name + ".", leaf);
                } else {
                    leaf.accept(before + name, item.toString());
                }
            }));
        }
    }
}
