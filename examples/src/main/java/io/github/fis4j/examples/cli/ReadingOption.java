package io.github.fis4j.examples.cli;

import io.github.fis4j.codec.TemplateReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reads templates: with which values, and which template of a stack. */
final class ReadingOption {
    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "The value of a variable, or of a stack's parameter. May be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--literal",
            paramLabel = "NAME",
            description = "A name that looks like a variable and is meant as it stands. May be repeated.")
    private List<String> literals = List.of();

    @Option(names = "--template", paramLabel = "NAME", description = "The template of a stack that holds several.")
    private @Nullable String template;

    /** {@return a lenient reader with these values} */
    TemplateReader reader() {
        return reader(TemplateReader.lenient());
    }

    /** {@return a reader with these values} */
    TemplateReader reader(TemplateReader bare) {
        TemplateReader reader = bare.with(variables).literally(literals);
        return template == null ? reader : reader.named(template);
    }
}
