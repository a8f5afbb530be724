package io.github.fis4j.examples.cli;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.policy.PolicyDocument;
import io.github.fis4j.policy.PolicyNote;
import io.github.fis4j.policy.PolicySet;
import java.util.List;

/**
 * The policies of a file.
 *
 * @param file the file, with the name of the template if there are several in it
 * @param sets its policies
 */
record PolicyOutput(String file, List<PolicySet> sets) {
    PolicyOutput {
        sets = List.copyOf(sets);
    }

    boolean fits() {
        return sets.stream().allMatch(PolicySet::fits);
    }

    /**
     * Writes all. As JSON, a document that is alone is written as it is, so that it can go to IAM; several are members of
     * an object by their names, and those of several files by file and name. What a reader of JSON should not miss goes to
     * standard error.
     */
    static void write(List<PolicyOutput> outputs, boolean json, Screen screen) {
        if (!json) {
            outputs.forEach(output -> output.writeText(outputs.size() > 1, screen));
            return;
        }
        outputs.forEach(output -> output.writeLimits(screen));
        if (outputs.size() == 1) {
            screen.line(JsonWriter.pretty(outputs.get(0).json()));
        } else if (!outputs.isEmpty()) {
            JsonObject.Builder byFile = JsonObject.builder();
            outputs.forEach(output -> byFile.put(output.file, output.byName()));
            screen.line(JsonWriter.pretty(byFile.build()));
        }
    }

    private JsonObject json() {
        List<PolicyDocument> documents = documents();
        return documents.size() == 1 ? documents.get(0).json() : byName();
    }

    private JsonObject byName() {
        JsonObject.Builder byName = JsonObject.builder();
        documents().forEach(document -> byName.put(document.name(), document.json()));
        return byName.build();
    }

    private List<PolicyDocument> documents() {
        return sets.stream().flatMap(set -> set.documents().stream()).toList();
    }

    private void writeLimits(Screen screen) {
        for (PolicySet set : sets) {
            set.notes().stream()
                    .filter(note -> note.kind() == PolicyNote.Kind.LIMIT)
                    .forEach(note -> screen.problem(file + ": " + set.name() + ": " + note.text()));
        }
    }

    private void writeText(boolean named, Screen screen) {
        if (named) {
            screen.line("=== " + file);
        }
        for (PolicySet set : sets) {
            screen.line("== " + set.name() + (set.documents().isEmpty() ? ": nothing is needed" : ""));
            set.explanation().lines().forEach(screen::line);
            for (PolicyDocument document : set.documents()) {
                screen.line("-- " + document.name() + ", " + document.size() + " characters");
                screen.line(document.text());
            }
        }
    }
}
