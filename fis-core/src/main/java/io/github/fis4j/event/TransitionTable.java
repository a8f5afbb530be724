package io.github.fis4j.event;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which status may follow which, and by what rule.
 *
 * @param <S> the statuses
 */
public final class TransitionTable<S extends Enum<S>> {
    private final Map<Transition<S>, String> rules;

    TransitionTable(Map<Transition<S>, String> rules) {
        this.rules = rules;
    }

    static <S extends Enum<S>> Transition<S> pair(S from, S to) {
        return new Transition<>(from, to);
    }

    static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** {@return every legal transition} */
    public Set<Transition<S>> rows() {
        return rules.keySet();
    }

    /**
     * {@return whether a transition is legal}
     *
     * @param from the status before
     * @param to the status after
     */
    public boolean allows(S from, S to) {
        return rules.containsKey(pair(from, to));
    }

    /**
     * {@return the id of the rule that allows a transition}
     *
     * @param from the status before
     * @param to the status after
     * @throws IllegalStateException if the transition is not legal
     */
    public String rule(S from, S to) {
        String rule = rules.get(pair(from, to));
        if (rule == null) {
            throw new IllegalStateException("No rule leads from " + word(from) + " to " + word(to));
        }
        return rule;
    }

    /**
     * One legal transition.
     *
     * @param from the status before
     * @param to the status after
     * @param <S> the statuses
     */
    public record Transition<S extends Enum<S>>(S from, S to) {}
}
