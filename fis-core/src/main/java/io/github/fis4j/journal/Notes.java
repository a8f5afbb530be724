package io.github.fis4j.journal;

import java.util.ArrayList;
import java.util.List;

/** What a reader should be told, a sentence each; not more than anybody would read. */
final class Notes {
    private static final int MOST = 1_000;

    private final List<String> notes = new ArrayList<>();
    private int more;

    void add(String note) {
        if (notes.size() < MOST) {
            notes.add(note);
        } else {
            more++;
        }
    }

    List<String> all() {
        if (more == 0) {
            return List.copyOf(notes);
        }
        List<String> all = new ArrayList<>(notes);
        all.add("There are " + more + " more of these notes.");
        return all;
    }
}
