package io.github.fis4j.codec;

import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.YamlReader;
import java.util.List;

/** A text as the documents that it holds, be they written in JSON or YAML. */
final class TemplateText {
    /** Room for a stack of any size that CloudFormation takes, and for nothing much larger. */
    private static final int MOST_VALUES = 200_000;

    private TemplateText() {}

    /** {@return the documents, at least one} */
    static List<JsonDocument> documents(String text) {
        return looksLikeJson(text) ? json(text) : YamlReader.read(text, MOST_VALUES);
    }

    /** JSON as it should be is the common case. What is broken is read again with patience, or is YAML with brackets. */
    private static List<JsonDocument> json(String text) {
        JsonDocument document = JsonReader.read(text, MOST_VALUES);
        if (!document.broken()) {
            return List.of(document);
        }
        JsonDocument repaired = JsonReader.readLeniently(text, MOST_VALUES);
        if (!repaired.broken() || text.indexOf('"') >= 0) {
            return List.of(repaired); // Who writes quotes means JSON, where a word without them is a mistake.
        }
        List<JsonDocument> yaml = YamlReader.read(text, MOST_VALUES);
        return yaml.stream().anyMatch(each -> !each.faults().isEmpty()) ? List.of(repaired) : yaml;
    }

    /** Whether the first thing that is neither a blank nor a comment is a bracket, or nothing is there. */
    private static boolean looksLikeJson(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || text.startsWith("//", at)) {
                at = after(text, "\n", at + 1);
            } else if (text.startsWith("/*", at)) {
                at = after(text, "*/", at + 2);
            } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else {
                return c == '{' || c == '[';
            }
        }
        return true;
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }
}
