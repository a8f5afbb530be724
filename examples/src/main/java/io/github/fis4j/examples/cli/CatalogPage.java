package io.github.fis4j.examples.cli;

import io.github.fis4j.catalog.ParameterDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of a page about one entry of the catalogue: a label and what there is to say, a table of parameters. */
final class CatalogPage {
    private static final int LABEL = 13;
    private static final int MOST_COLUMNS = 80;

    private final int width;
    private final List<String> lines = new ArrayList<>();

    CatalogPage(int width) {
        this.width = Math.min(width, MOST_COLUMNS);
    }

    List<String> lines() {
        return lines;
    }

    void line(String text) {
        lines.add(text);
    }

    void paragraph(String text) {
        lines.addAll(Text.wrapped("", text, width));
    }

    /** Nothing if there is nothing to say. */
    void field(String label, String text) {
        if (!text.isEmpty()) {
            lines.addAll(Text.wrapped(Text.padded(label, LABEL), " ".repeat(LABEL), text, width));
        }
    }

    /** A line or more for each; the label stands before the first. */
    void fields(String label, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            field(i == 0 ? label : "", texts.get(i));
        }
    }

    void parameters(String title, List<ParameterDescriptor> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        line("");
        List<String> head = List.of(title, "type", "default", "range");
        List<List<String>> rows = parameters.stream().map(CatalogPage::row).toList();
        int[] widths = new int[head.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    head.get(at).length(),
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        line(joined(head, widths));
        for (int i = 0; i < rows.size(); i++) {
            line(joined(rows.get(i), widths));
            ParameterDescriptor parameter = parameters.get(i);
            lines.addAll(Text.wrapped("    ", parameter.description(), width));
            if (!parameter.allowed().isEmpty()) {
                lines.addAll(Text.wrapped("    ", "one of " + String.join(", ", parameter.allowed()), width));
            }
        }
    }

    private static List<String> row(ParameterDescriptor parameter) {
        String otherwise = parameter.defaultValue();
        return List.of(
                parameter.name(),
                parameter.type().name().toLowerCase(Locale.ROOT),
                parameter.required() ? "required" : otherwise == null ? "-" : otherwise,
                range(parameter));
    }

    private static String range(ParameterDescriptor parameter) {
        String items = parameter.type() == ParameterDescriptor.Type.LIST ? " items" : "";
        if (parameter.least() != null && parameter.most() != null) {
            return parameter.least() + " to " + parameter.most() + items;
        }
        if (parameter.least() != null) {
            return "from " + parameter.least() + items;
        }
        return parameter.most() == null ? "-" : "up to " + parameter.most() + items;
    }

    private static String joined(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(Text.padded(cells.get(column), widths[column])).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
