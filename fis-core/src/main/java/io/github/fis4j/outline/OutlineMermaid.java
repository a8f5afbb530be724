package io.github.fis4j.outline;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Draws an outline in the language of Mermaid: the graph of the actions as a flowchart, and their times as a Gantt chart. The
 * critical path is thick. The same text for the same outline.
 */
final class OutlineMermaid {
    /** Times are offsets; a Gantt chart wants dates, and shows only the time of day. */
    private static final LocalDateTime ORIGIN = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String HARMLESS = " _-.,()";

    /** A line of a Gantt chart that begins so is no task. */
    private static final Set<String> KEYWORDS = Set.of(
            "gantt",
            "dateformat",
            "inclusiveenddates",
            "topaxis",
            "axisformat",
            "tickinterval",
            "includes",
            "excludes",
            "todaymarker",
            "weekday",
            "weekend",
            "title",
            "acctitle",
            "accdescr",
            "section",
            "click",
            "call",
            "href");

    private OutlineMermaid() {}

    /**
     * {@return both charts as Markdown, each in a block that is fenced as {@code mermaid}}
     *
     * @param outline the outline
     */
    static String markdown(ExperimentOutline outline) {
        return "```mermaid\n" + flowchart(outline) + "```\n\n```mermaid\n" + gantt(outline) + "```\n";
    }

    /**
     * {@return which action starts after which, when, and what becomes of its effect; every line ends with {@code \n}}
     *
     * @param outline the outline
     */
    static String flowchart(ExperimentOutline outline) {
        Edges edges = Edges.of(outline);
        StringBuilder text = new StringBuilder("flowchart LR\n");
        outline.actions()
                .forEach(action -> text.append("  ")
                        .append(edges.id(action.name()))
                        .append("[\"")
                        .append(encoded(action.name()))
                        .append("<br/>")
                        .append(encoded(action.actionId()))
                        .append("<br/>")
                        .append(Words.times(action))
                        .append("<br/>")
                        .append(action.aftermath().words())
                        .append("\"]")
                        .append(edges.isCritical(action) ? ":::critical" : "")
                        .append('\n'));
        edges.each((from, to, critical) -> text.append("  ")
                .append(from)
                .append(critical ? " ==> " : " --> ")
                .append(to)
                .append('\n'));
        return text.append("  classDef critical stroke-width:3px\n").toString();
    }

    /**
     * {@return when each action runs, from its earliest start to its latest end; every line ends with {@code \n}}
     *
     * @param outline the outline
     */
    static String gantt(ExperimentOutline outline) {
        Edges edges = Edges.of(outline);
        Duration whole = Bars.of(outline.actions()).whole();
        StringBuilder text = new StringBuilder("gantt\n");
        if (!outline.template().description().isBlank()) {
            text.append("  title ")
                    .append(encoded(outline.template().description()))
                    .append('\n');
        }
        text.append("  dateFormat YYYY-MM-DDTHH:mm:ss.SSS\n  axisFormat ")
                .append(whole.compareTo(DAY) < 0 ? "%H:%M:%S" : "day %j %H:%M")
                .append("\n  section Actions\n");
        for (ActionOutline action : outline.actions()) {
            Window start = action.start();
            Window end = action.end();
            if (start != null && end != null) {
                Duration until = end.atMost() == null ? whole : end.atMost();
                text.append("  ")
                        .append(task(action.name()))
                        .append(encoded(remark(start, end)))
                        .append(" :");
                text.append(tags(action, start, edges))
                        .append(edges.id(action.name()))
                        .append(", ");
                text.append(DATE.format(ORIGIN.plus(start.atLeast()))).append(", ");
                text.append(until.minus(start.atLeast()).toMillis()).append("ms\n");
            }
        }
        return text.toString();
    }

    private static String remark(Window start, Window end) {
        List<String> remarks = new ArrayList<>();
        if (!start.isExact()) {
            remarks.add("not before");
        }
        if (!end.isExact()) {
            remarks.add(end.atMost() == null ? "end unknown" : "at most");
        }
        return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
    }

    private static String tags(ActionOutline action, Window start, Edges edges) {
        boolean certain = start.isExact() && action.length().isExact();
        return (edges.isCritical(action) ? "crit, " : "")
                + (certain ? "" : "active, ")
                + (action.length().equals(Window.ZERO) && certain ? "milestone, " : "");
    }

    /** A name that could be taken for something else has its first character encoded too. */
    private static String task(String name) {
        if (name.isBlank()) {
            return "(no name)";
        }
        String encoded = encoded(name);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean taken =
                KEYWORDS.stream().anyMatch(lower::startsWith) || (name.charAt(0) >= '0' && name.charAt(0) <= '9');
        return taken && encoded.charAt(0) != '#' ? entity(encoded.charAt(0)) + encoded.substring(1) : encoded;
    }

    /** Numbers stand for all characters that may mean something to Mermaid or to a browser. */
    private static String encoded(String content) {
        StringBuilder encoded = new StringBuilder();
        Lines.shown(content).codePoints().forEach(c -> {
            boolean plain = c > 0x7f
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || HARMLESS.indexOf(c) >= 0;
            if (plain) {
                encoded.appendCodePoint(c);
            } else {
                encoded.append(entity(c));
            }
        });
        return encoded.toString();
    }

    private static String entity(int c) {
        return "#" + c + ";";
    }
}
