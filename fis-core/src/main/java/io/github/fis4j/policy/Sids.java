package io.github.fis4j.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names statements: letters and digits, each name once. */
final class Sids {
    private final Knowledge knowledge;
    private final Map<String, Integer> taken = new HashMap<>();

    Sids(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    String next(Statement statement) {
        String name = name(statement);
        return name + taken.merge(name, 1, Integer::sum);
    }

    /** {@return the name without the number that makes it the only one} */
    String name(Statement statement) {
        return service(statement.actions()) + access(statement.actions());
    }

    private static String service(Collection<String> actions) {
        Set<String> services = actions.stream()
                .map(action -> action.substring(0, action.indexOf(':')))
                .collect(Collectors.toSet());
        if (services.size() > 1) {
            return "Several";
        }
        return List.of(services.iterator().next().split("-")).stream()
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private String access(Collection<String> actions) {
        long reads = actions.stream()
                .map(knowledge::permission)
                .filter(known -> known != null && known.reads())
                .count();
        if (reads == 0) {
            return "Write";
        }
        return reads == actions.size() ? "Read" : "ReadWrite";
    }
}
