package io.github.fis4j.template;

import io.github.fis4j.template.Placeholders.Placeholder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Placeholders in the texts of a template, which somebody still has to fill in. Stateless, thread-safe.
 *
 * <p>A placeholder is <code>${name}</code>, <code>{{name}}</code> or {@code <YOUR NAME>}, and, as people write them into
 * examples, <code>{name}</code>, {@code $NAME}, {@code YOUR_NAME}, {@code THE_ARN}, and a word where an ARN has its Region or
 * account. A rule that looks at a
 * text first asks {@link #anyIn}, or {@link #anyInParameter} for a parameter of an action: of a text that holds one, nobody
 * can say yet whether it is right.
 *
 * <p>Some parameters are texts that are passed on: {@code documentParameters} to Systems Manager, {@code kubernetesSpec} to
 * Kubernetes. Those have braces and dollars of their own. There <code>{{ssm:name}}</code>, <code>${NAME:-default}</code>, a
 * <code>${NAME}</code> that the same text assigns, {@code <file>}, <code>{name}</code> and {@code $NAME} are no placeholders.
 */
public final class Variables {
    private Variables() {}

    /**
     * {@return whether a text holds a placeholder}
     *
     * @param text any text that is not passed on, such as an ARN, a duration or a tag
     */
    public static boolean anyIn(String text) {
        return !Placeholders.in(text, false).isEmpty();
    }

    /**
     * {@return whether the text of a parameter holds a placeholder}
     *
     * @param parameter the parameter's name, which says whether its text is passed on
     * @param text its text
     */
    public static boolean anyInParameter(String parameter, String text) {
        return !Placeholders.in(text, Placeholders.isPassedOn(parameter)).isEmpty();
    }

    /**
     * {@return the names of the placeholders of a text, in order, each once}
     *
     * @param text any text that is not passed on
     */
    public static List<String> in(String text) {
        return Placeholders.in(text, false).stream()
                .map(Placeholder::name)
                .distinct()
                .toList();
    }

    /**
     * {@return whether the whole text is one placeholder}
     *
     * @param text any text that is not passed on
     */
    public static boolean isOne(String text) {
        List<Placeholder> found = Placeholders.in(text, false);
        return found.size() == 1 && found.get(0).start() == 0 && found.get(0).end() == text.length();
    }

    /**
     * {@return a text with placeholders replaced by their values; what comes in is not looked at again}
     *
     * @param parameter the parameter's name, which says whether its text is passed on; empty for any other text
     * @param text the text
     * @param values texts by name; a placeholder without one stays
     */
    public static String filled(String parameter, String text, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (Placeholder found : Placeholders.in(text, Placeholders.isPassedOn(parameter))) {
            String value = values.get(found.name());
            if (value != null) {
                filled.append(text, from, found.start()).append(value);
                from = found.end();
            }
        }
        return from == 0 ? text : filled.append(text, from, text.length()).toString();
    }

    /**
     * {@return the placeholders of a template that matter for a run, in its order: by name the JSON pointers of their
     * places. Descriptions and the template's own tags do not matter; {@linkplain ExperimentTemplate#literals() names that
     * are meant as they stand} are left out}
     *
     * @param template the template
     */
    public static Map<String, List<String>> places(ExperimentTemplate template) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        TemplateTexts.visit(template, (pointer, text, passedOn) -> {
            for (Placeholder found : Placeholders.in(text, passedOn)) {
                if (!template.literals().contains(found.name())) {
                    add(places.computeIfAbsent(found.name(), name -> new ArrayList<>()), pointer);
                }
            }
        });
        return places;
    }

    private static void add(List<String> pointers, String pointer) {
        if (pointers.isEmpty() || !pointers.get(pointers.size() - 1).equals(pointer)) {
            pointers.add(pointer);
        }
    }
}
