package io.github.fis4j.aws.ec2;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of instances in sentences: the first few, and how many more there are. */
final class Names {
    private static final int NAMED = 10;

    private Names() {}

    static String of(Collection<String> names) {
        String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? named : named + " and " + (names.size() - NAMED) + " more";
    }
}
