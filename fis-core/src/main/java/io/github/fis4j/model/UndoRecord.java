package io.github.fis4j.model;

import io.github.fis4j.json.JsonObject;

/**
 * A promise to take one call back. It is in the journal before the call is sent and open until it is closed.
 *
 * @param marker names the record and, where the API lets us set it, the effect: {@code fis4j:<run>:<action>:<n>}, at
 *     most 100 characters
 * @param runId the run
 * @param action the action's name in the template
 * @param actionId the action's id, which tells who can undo it
 * @param number the number of the call within its action, from 1
 * @param call the call that is taken back
 * @param plan how
 * @param place where
 * @param state how much is known of the call
 * @param learned what only the answer told, such as ids; empty while {@link State#INTENT}
 */
public record UndoRecord(
        String marker,
        String runId,
        String action,
        String actionId,
        int number,
        String call,
        UndoPlan plan,
        Place place,
        State state,
        JsonObject learned) {

    /** How much is known of the call. */
    public enum State {
        /** It may have been sent, and may take effect late. */
        INTENT,
        /** It was answered: it did take effect. */
        CONFIRMED
    }

    /**
     * {@return the marker of a call}
     *
     * @param runId the run
     * @param action the action's name
     * @param number the number of the call within its action, from 1
     */
    public static String marker(String runId, String action, int number) {
        return "fis4j:" + runId + ":" + action + ":" + number;
    }

    /**
     * {@return this record, confirmed}
     *
     * @param answer what only the answer told
     */
    public UndoRecord confirmed(JsonObject answer) {
        return new UndoRecord(marker, runId, action, actionId, number, call, plan, place, State.CONFIRMED, answer);
    }
}
