package io.github.fis4j.outline;

/**
 * Draws the graph of the actions in the language of Graphviz: which starts after which, when, and what becomes of its effect.
 * The critical path is bold. The same text for the same outline.
 */
final class OutlineDot {
    private OutlineDot() {}

    /**
     * {@return the graph; every line ends with {@code \n}}
     *
     * @param outline the outline
     */
    static String of(ExperimentOutline outline) {
        Edges edges = Edges.of(outline);
        StringBuilder text = new StringBuilder("digraph plan {\n  rankdir=LR;\n  labelloc=t;\n");
        text.append("  label=").append(quoted(outline.template().description())).append(";\n");
        text.append("  node [shape=box];\n");
        outline.actions()
                .forEach(action -> text.append("  ")
                        .append(edges.id(action.name()))
                        .append(" [label=\"")
                        .append(escaped(action.name()))
                        .append("\\n")
                        .append(escaped(action.actionId()))
                        .append("\\n")
                        .append(Words.times(action))
                        .append("\\n")
                        .append(action.aftermath().words())
                        .append('"')
                        .append(edges.isCritical(action) ? ", style=bold" : "")
                        .append(action.aftermath() == Aftermath.IRREVERSIBLE ? ", peripheries=2" : "")
                        .append("];\n"));
        edges.each((from, to, critical) ->
                text.append("  ").append(from).append(" -> ").append(to).append(critical ? " [style=bold];\n" : ";\n"));
        return text.append("}\n").toString();
    }

    private static String quoted(String content) {
        return '"' + escaped(content) + '"';
    }

    /** Graphviz knows escapes and, in labels, the entities of HTML. */
    private static String escaped(String content) {
        return Lines.shown(content).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
    }
}
