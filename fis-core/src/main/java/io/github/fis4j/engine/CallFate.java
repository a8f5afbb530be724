package io.github.fis4j.engine;

import io.github.fis4j.json.JsonObject;

/** Is told what becomes of a call: the undo record of the call, if it has one. */
interface CallFate {
    /** For a call without undo: nobody needs to know. */
    CallFate NOBODY = new CallFate() {};

    /** The call is going out. */
    default void sent() {}

    /** The call was answered well. */
    default void answered(JsonObject learned) {}

    /** The call was refused, or nobody knows what became of it. */
    default void failed(Throwable failure) {}
}
