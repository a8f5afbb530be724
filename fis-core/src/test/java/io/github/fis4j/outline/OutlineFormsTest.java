package io.github.fis4j.outline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Fis;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The four forms of an outline, for many actions and for names of every kind. */
class OutlineFormsTest {
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "\n",
            "\r\n",
            "`",
            "```",
            ";",
            ":",
            ",",
            "#",
            "#35;",
            "%%",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "&",
            "|",
            "-->",
            "==>",
            "=",
            "end",
            "graph",
            "gantt",
            "title ",
            "section ",
            "click ",
            " ",
            "\t",
            "\u0000",
            "\u001b[31m",
            "\u202e",
            "\u2028",
            "\u0085",
            "é",
            "漢",
            "\ud83d\udc69",
            "\ud800",
            "a",
            "B",
            "0",
            "9",
            "digraph");

    @Test
    void hundredActions_fitInto100Columns() {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("a long description ".repeat(20))
                .target("web", t -> t.resourceType("aws:ec2:instance").tag("tier", "web"));
        IntStream.range(0, 100)
                .forEach(i -> template.action("action-number-" + i, a -> {
                    a.id(i % 3 == 0 ? "aws:ec2:reboot-instances" : "aws:fis:wait");
                    if (i % 3 == 0) {
                        a.target("Instances", "web");
                    } else {
                        a.parameter("duration", "PT" + i + "M");
                    }
                    if (i % 7 > 0) {
                        a.startAfter("action-number-" + (i - 1));
                    }
                }));

        List<String> lines = Fis.plan(template.build()).text().lines().toList();

        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("  action-number-"))
                .hasSizeGreaterThan(200);
        assertThat(lines).hasSizeLessThan(700);
    }

    @Test
    void namesOfEveryKind_changeNothingButTheirOwnPlaces() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String one = name(random);
            String other = one + "2";
            ExperimentOutline outline = outline(one, other, name(random));
            ExperimentOutline plain = outline("x", "x2", "y");

            assertThat(shape(outline.dot())).isEqualTo(shape(plain.dot()));
            assertThat(outline.mermaid().lines().count())
                    .isEqualTo(plain.mermaid().lines().count());
            assertThat(outline.mermaid().lines().filter(line -> line.contains("```")))
                    .hasSize(4);
            assertThat(JsonReader.read(JsonWriter.pretty(outline.json())).faults())
                    .isEmpty();
            assertThat(outline.text().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c != 0x7f && c != 0x202e));
        }
    }

    private static ExperimentOutline outline(String one, String other, String description) {
        return Fis.plan(ExperimentTemplate.builder(description)
                .target(one, t -> t.resourceType("aws:ec2:instance").tag("a", "b"))
                .action(one, a -> a.id("aws:ec2:reboot-instances").target("Instances", one))
                .action(
                        other,
                        a -> a.id("aws:fis:wait").parameter("duration", "PT1M").startAfter(one))
                .build());
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder("n");
        IntStream.range(0, 1 + random.nextInt(6))
                .forEach(
                        i -> name.insert(random.nextInt(2) * name.length(), PIECES.get(random.nextInt(PIECES.size()))));
        return name.toString();
    }

    /** What Graphviz sees: everything but the insides of quoted texts, in which a backslash takes the next character. */
    private static String shape(String dot) {
        StringBuilder shape = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < dot.length(); i++) {
            char c = dot.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                shape.append(c);
            }
        }
        assertThat(quoted).isFalse();
        return shape.toString();
    }
}
