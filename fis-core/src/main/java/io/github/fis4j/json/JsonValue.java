package io.github.fis4j.json;

/**
 * A JSON value: immutable, compared by content. Objects compare without regard to the order of their members but keep
 * the order in which they were read or built.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** {@return the word for this kind of value in messages, for example {@code "object"}} */
    String kind();
}
