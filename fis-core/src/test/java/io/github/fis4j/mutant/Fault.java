package io.github.fis4j.mutant;

import io.github.fis4j.problem.Problem;
import java.util.List;
import java.util.function.Supplier;

/**
 * One fault put into a template.
 *
 * @param kind what kind of fault, for example {@code selection mode misspelt}
 * @param what what was done
 * @param text makes the text of the template with the fault
 * @param places pointers at one of which it has to be told; none if it breaks the text, so that any place will do
 */
record Fault(String kind, String what, Supplier<String> text, List<String> places) {

    Fault {
        places = List.copyOf(places);
    }

    /**
     * {@return whether a problem is told at the right place: at one of the places, inside it, or at the object or list that it
     * is a part of}
     *
     * @param problem the problem
     */
    boolean isTold(Problem problem) {
        String at = problem.pointer();
        return places.isEmpty()
                || places.stream()
                        .anyMatch(place -> at.equals(place) || at.startsWith(place + "/") || at.equals(parent(place)));
    }

    private static String parent(String place) {
        return place.substring(0, Math.max(0, place.lastIndexOf('/')));
    }
}
