package io.github.fis4j.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.Corpus;
import io.github.fis4j.Fis;
import io.github.fis4j.Resources;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Valid templates get one fault each: nearly all of them must be told, by an error or a warning that the template did not
 * have before, at the right place ({@link Fault#isTold}). Every kind of fault takes its turn; the seed says which template
 * gets it, and where. {@code -Dmutants.seed} and {@code -Dmutants.count} try others.
 */
class MutantTest {
    private static final int COUNT = Integer.getInteger("mutants.count", 200);
    private static final long SEED = Long.getLong("mutants.seed", 1);
    private static final double LEAST_CAUGHT = 0.98;
    private static final List<String> OWN =
            List.of("instances", "tasks", "pods", "databases", "network", "commands", "functions");

    @Test
    void singleFault_inAValidTemplateFromTheWild_isTold() {
        List<Template> templates = new ArrayList<>();
        for (Corpus.Document document : Corpus.documents()) {
            if (!document.invalid()) {
                add(document.name(), document.text(), templates);
            }
        }
        assertThat(templates).hasSizeGreaterThan(50);
        caught("templates from the wild", templates);
    }

    @Test
    void singleFault_inAnOwnTemplate_isTold() {
        List<Template> templates = new ArrayList<>();
        OWN.forEach(name -> add(name, Resources.text("mutant/" + name + ".json"), templates));
        assertThat(templates)
                .hasSize(OWN.size())
                .allSatisfy(template -> assertThat(template.problems())
                        .as(template.name())
                        .noneMatch(problem -> problem.severity() == Severity.ERROR));
        caught("own templates", templates);
    }

    /**
     * A template without a fault.
     *
     * @param name its name
     * @param faults what can be done to it
     * @param problems what is told of it as it is
     */
    private record Template(String name, List<Fault> faults, Set<Problem> problems) {}

    private record Mutant(Template template, Fault fault) {

        boolean isCaught() {
            return told().stream().anyMatch(fault::isTold);
        }

        /** {@return the errors and warnings that came with the fault} */
        List<Problem> told() {
            return Fis.validate(Fis.read(fault.text().get())).stream()
                    .filter(problem -> problem.severity() != Severity.NOTE)
                    .filter(problem -> !template.problems().contains(problem))
                    .toList();
        }
    }

    /** Takes a template in today's form; what wraps it, or says it in another form, is left to others. */
    private static void add(String name, String text, List<Template> templates) {
        JsonDocument document = JsonReader.read(text);
        if (document.faults().isEmpty()
                && document.root() instanceof JsonObject root
                && root.get("actions") instanceof JsonObject) {
            Subject subject = new Subject(root);
            HeadFaults.into(subject);
            TargetFaults.into(subject);
            ActionFaults.into(subject);
            templates.add(new Template(name, subject.faults(), new HashSet<>(Fis.validate(Fis.read(text)))));
        }
    }

    private static void caught(String what, List<Template> templates) {
        List<Mutant> mutants = mutants(templates);
        List<Mutant> missed =
                mutants.stream().filter(mutant -> !mutant.isCaught()).toList();
        StringBuilder text = new StringBuilder();
        missed.forEach(mutant -> text.append(described(mutant)));
        int caught = mutants.size() - missed.size();
        String summary = String.format(
                Locale.ROOT, "Mutants of %s: %d of %d caught (seed %d)", what, caught, mutants.size(), SEED);
        text.append("Mutants of ")
                .append(what)
                .append(": ")
                .append(caught)
                .append(" of ")
                .append(mutants.size());
        System.out.println(text.append(" caught (seed ").append(SEED).append(")"));

        assertThat(mutants).hasSize(COUNT);
        assertThat((double) caught / mutants.size()).as(summary).isGreaterThanOrEqualTo(LEAST_CAUGHT);
    }

    /** Kinds take turns, so that one that is possible in many places does not crowd out the others. */
    private static List<Mutant> mutants(List<Template> templates) {
        Map<String, List<Mutant>> kinds = new TreeMap<>();
        for (Template template : templates) {
            for (Fault fault : template.faults()) {
                kinds.computeIfAbsent(fault.kind(), kind -> new ArrayList<>()).add(new Mutant(template, fault));
            }
        }
        Random random = new Random(SEED);
        List<Mutant> mutants = new ArrayList<>();
        while (mutants.size() < COUNT && !kinds.isEmpty()) {
            for (List<Mutant> kind : kinds.values()) {
                if (mutants.size() < COUNT) {
                    mutants.add(kind.remove(random.nextInt(kind.size())));
                }
            }
            kinds.values().removeIf(List::isEmpty);
        }
        return mutants;
    }

    private static String described(Mutant mutant) {
        StringBuilder text = new StringBuilder("Missed: ").append(mutant.fault().kind());
        text.append(" in ")
                .append(mutant.template().name())
                .append(": ")
                .append(mutant.fault().what());
        text.append("\n  expected at ")
                .append(String.join(" or ", mutant.fault().places()));
        List<Problem> told = mutant.told();
        text.append(told.isEmpty() ? ", nothing was told\n" : ", told was only\n");
        told.forEach(problem -> text.append("    ")
                .append(problem.severity().word())
                .append(' ')
                .append(problem.id())
                .append(" at ")
                .append(shortened(problem.pointer()))
                .append(": ")
                .append(shortened(problem.message()))
                .append('\n'));
        return text.toString();
    }

    private static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "..." : text;
    }
}
