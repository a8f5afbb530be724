package io.github.fis4j.examples.cli;

import io.github.fis4j.model.Place;
import io.github.fis4j.model.UndoRecord;

/** Words that several commands use. */
final class Wording {
    private Wording() {}

    /** {@return what is open, where, and its marker} */
    static String open(UndoRecord record) {
        return record.plan().summary() + " in " + place(record.place()) + " (" + record.marker() + ")";
    }

    static String place(Place place) {
        return "account " + place.accountId() + ", " + place.region()
                + (place.endpoint() == null ? "" : ", " + place.endpoint());
    }
}
