package io.github.fis4j.model;

import io.github.fis4j.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A mutating call as it is planned, shown and counted.
 *
 * @param service the service, for example {@code ec2}
 * @param operation the operation, for example {@code StopInstances}
 * @param request what is sent, in the API's own words; never a secret
 * @param repeat why it may be sent again
 * @param undo how its effect is taken back; null if it is not
 * @param condition when the call is made at all; null if it always is
 * @param place where it goes; null if it goes where the calls of its action go
 */
public record PlannedCall(
        String service,
        String operation,
        JsonObject request,
        Repeat repeat,
        @Nullable UndoPlan undo,
        @Nullable String condition,
        @Nullable Place place) {

    /**
     * {@return a call that is always made and has no undo}
     *
     * @param service the service
     * @param operation the operation
     * @param request what is sent
     * @param repeat why it may be sent again
     */
    public static PlannedCall of(String service, String operation, JsonObject request, Repeat repeat) {
        return new PlannedCall(service, operation, request, repeat, null, null, null);
    }

    /**
     * {@return this call with an undo, made durable before the call is sent}
     *
     * @param plan how the effect is taken back
     */
    public PlannedCall undoneBy(UndoPlan plan) {
        return new PlannedCall(service, operation, request, repeat, plan, condition, place);
    }

    /**
     * {@return this call, made only under a condition}
     *
     * @param reason when it is made
     */
    public PlannedCall conditional(String reason) {
        return new PlannedCall(service, operation, request, repeat, undo, reason, place);
    }

    /**
     * {@return this call, sent to a place of its own: one account of several}
     *
     * @param there where it goes
     */
    public PlannedCall in(Place there) {
        return new PlannedCall(service, operation, request, repeat, undo, condition, there);
    }

    /** {@return service and operation, for example {@code ec2:StopInstances}} */
    public String name() {
        return service + ":" + operation;
    }
}
