package io.github.fis4j.aws.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The disciplines of the services of all accounts. Thread-safe. */
final class Disciplines {
    private final Map<String, Discipline> known = new ConcurrentHashMap<>();
    private final boolean limited;

    Disciplines(boolean limited) {
        this.limited = limited;
    }

    /**
     * {@return the discipline of a service}
     *
     * @param account whose calls; those of the clients' own credentials go by an empty name
     * @param service the service
     */
    Discipline of(String account, String service) {
        return known.computeIfAbsent(account + " " + service, key -> new Discipline(service, limited));
    }
}
