package io.github.fis4j.examples.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --format}: for people, or for programs. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "text|json",
            converter = Converter.class,
            description = "How the result is written: text for people (default), or json.")
    private Format format = Format.TEXT;

    boolean json() {
        return format == Format.JSON;
    }

    private enum Format {
        TEXT,
        JSON
    }

    private static final class Converter implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "text" -> Format.TEXT;
                case "json" -> Format.JSON;
                default -> throw new TypeConversionException("'" + value + "' is none of text, json");
            };
        }
    }
}
