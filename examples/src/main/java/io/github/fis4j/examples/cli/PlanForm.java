package io.github.fis4j.examples.cli;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.outline.ExperimentOutline;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How plans are written. */
enum PlanForm {
    TEXT {
        @Override
        void write(Map<String, ExperimentOutline> plans, Screen screen) {
            plans.forEach((file, plan) -> {
                if (plans.size() > 1) {
                    screen.line("=== " + file);
                }
                screen.line(plan.text().stripTrailing() + (plans.size() > 1 ? "\n" : ""));
            });
        }
    },

    /** The plan of a file that is alone is written as it is; several are members of an object. */
    JSON {
        @Override
        void write(Map<String, ExperimentOutline> plans, Screen screen) {
            if (plans.size() == 1) {
                plans.values().forEach(plan -> screen.line(JsonWriter.pretty(plan.json())));
            } else {
                JsonObject.Builder byFile = JsonObject.builder();
                plans.forEach((file, plan) -> byFile.put(file, plan.json()));
                screen.line(JsonWriter.pretty(byFile.build()));
            }
        }
    },

    /** Markdown; the heading of a file has no character that means something there. */
    MERMAID {
        @Override
        void write(Map<String, ExperimentOutline> plans, Screen screen) {
            plans.forEach((file, plan) -> {
                if (plans.size() > 1) {
                    screen.line("## " + file.replaceAll("[^\\p{L}\\p{N} ./-]", "?") + "\n");
                }
                screen.line(plan.mermaid().stripTrailing() + (plans.size() > 1 ? "\n" : ""));
            });
        }
    },

    /** Graphviz takes several graphs in one file. */
    DOT {
        @Override
        void write(Map<String, ExperimentOutline> plans, Screen screen) {
            plans.values().forEach(plan -> screen.line(plan.dot().stripTrailing()));
        }
    };

    /**
     * Writes plans.
     *
     * @param plans by the names of their files
     */
    abstract void write(Map<String, ExperimentOutline> plans, Screen screen);

    static final class Converter implements ITypeConverter<PlanForm> {
        @Override
        public PlanForm convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "text" -> TEXT;
                case "json" -> JSON;
                case "mermaid" -> MERMAID;
                case "dot" -> DOT;
                default -> throw new TypeConversionException("'" + value + "' is none of text, json, mermaid, dot");
            };
        }
    }
}
