package io.github.fis4j.docs;

import static java.util.stream.Collectors.joining;

import io.github.fis4j.support.SourceCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A block of Java in a document. It declares types, or is what stands in a method; its own imports may come first. What a
 * reader takes for granted, {@link #IMPORTS}, need not be said.
 *
 * @param document the document's path, for messages
 * @param line where the fence opens, from 1
 * @param lines what stands between the fences
 */
record Snippet(String document, int line, List<String> lines) {
    private static final String IMPORTS = """
            import io.github.fis4j.*;
            import io.github.fis4j.catalog.*;
            import io.github.fis4j.engine.*;
            import io.github.fis4j.event.*;
            import io.github.fis4j.journal.*;
            import io.github.fis4j.outline.*;
            import io.github.fis4j.policy.*;
            import io.github.fis4j.report.*;
            import io.github.fis4j.template.*;
            import io.github.fis4j.aws.*;
            import io.github.fis4j.testkit.*;
            import io.github.fis4j.testkit.aws.*;
            import java.nio.file.Path;
            import java.time.*;
            import java.util.*;
            import static io.github.fis4j.template.SelectionMode.*;
            """;
    private static final Pattern TYPE = Pattern.compile("(final |abstract |sealed )*(class|record|interface|enum) .*");

    static List<Snippet> in(String document, List<String> text) {
        List<Snippet> found = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (open < 0 && line.equals("```java")) {
                open = i;
            } else if (open >= 0 && line.equals("```")) {
                found.add(new Snippet(document, open + 1, List.copyOf(text.subList(open + 1, i))));
                open = -1;
            }
        }
        return found;
    }

    /** {@return what is wrong, each with document and line; empty if it compiles} */
    List<String> faults(Path output) {
        return SourceCompiler.compile(Map.of("snippet.Snippet", source()), output).stream()
                .map(fault -> document + ":" + (line + fault.line() - 1) + ": " + fault.message())
                .toList();
    }

    /** The first line holds all that is added before the snippet, so that lines can be counted. */
    private String source() {
        String before = "package snippet; " + IMPORTS.replace('\n', ' ')
                + lines.stream().filter(Snippet::isImport).collect(joining(" "));
        String body = lines.stream().map(each -> isImport(each) ? "" : each).collect(joining("\n"));
        return lines.stream().anyMatch(each -> TYPE.matcher(each).matches())
                ? before + "\n" + body
                : before + " final class Snippet { static void act() throws Exception {\n" + body + "\n}}";
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    @Override
    public String toString() {
        return document + ":" + line;
    }
}
