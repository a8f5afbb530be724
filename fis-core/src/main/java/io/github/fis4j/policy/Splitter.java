package io.github.fis4j.policy;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts statements into as few documents as a greedy pass in their order finds, each within a limit. */
final class Splitter {
    private static final int EMPTY = PolicyDocument.of("", List.of()).size();

    private final Sids sids;
    private final int most;

    Splitter(Sids sids, int most) {
        this.sids = sids;
        this.most = most;
    }

    /** {@return the documents; one is over the limit only if a single action on a single resource already is} */
    List<PolicyDocument> documents(String name, List<Statement> statements) {
        List<Bin> bins = new ArrayList<>();
        for (Statement statement : statements) {
            for (Statement part : parts(statement)) {
                put(part.json(sids.next(part)), bins);
            }
        }
        List<PolicyDocument> documents = new ArrayList<>();
        for (Bin bin : bins) {
            String own = bins.size() == 1 ? name : name + "-" + (documents.size() + 1);
            documents.add(PolicyDocument.of(own, bin.statements));
        }
        return documents;
    }

    private void put(JsonObject statement, List<Bin> bins) {
        int size = size(statement);
        for (Bin bin : bins) {
            if (bin.size + 1 + size <= most) {
                bin.add(statement, 1 + size);
                return;
            }
        }
        Bin bin = new Bin();
        bin.add(statement, size);
        bins.add(bin);
    }

    private static int size(JsonObject statement) {
        return JsonWriter.compact(statement).length();
    }

    private List<Statement> parts(Statement statement) {
        // The number behind the name is not known yet, so a long one is taken.
        if (EMPTY + size(statement.json(sids.name(statement) + "000000")) <= most) {
            return List.of(statement);
        }
        if (statement.resources().size() > 1) {
            return halves(
                    statement.resources(), half -> new Statement(statement.actions(), half, statement.conditions()));
        }
        if (statement.actions().size() > 1) {
            return halves(
                    statement.actions(), half -> new Statement(half, statement.resources(), statement.conditions()));
        }
        return List.of(statement);
    }

    private List<Statement> halves(NavigableSet<String> all, Function<NavigableSet<String>, Statement> of) {
        List<String> inOrder = List.copyOf(all);
        int middle = inOrder.size() / 2;
        List<Statement> parts = new ArrayList<>(parts(of.apply(new TreeSet<>(inOrder.subList(0, middle)))));
        parts.addAll(parts(of.apply(new TreeSet<>(inOrder.subList(middle, inOrder.size())))));
        return parts;
    }

    /** A document to be: its statements, and its size with the commas between them. */
    private static final class Bin {
        private final List<JsonObject> statements = new ArrayList<>();
        private int size = EMPTY;

        void add(JsonObject statement, int characters) {
            statements.add(statement);
            size += characters;
        }
    }
}
