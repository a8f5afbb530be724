package io.github.fis4j.aws.shared;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of resources in sentences: the first few, and how many more there are. */
public final class Names {
    private static final int NAMED = 10;

    private Names() {}

    /**
     * {@return the names in a row, separated by commas}
     *
     * @param names any number of them
     */
    public static String of(Collection<String> names) {
        String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? named : named + " and " + (names.size() - NAMED) + " more";
    }
}
