package io.github.fis4j.json;

/** The JSON {@code null}. */
public enum JsonNull implements JsonValue {
    /** The only value. */
    INSTANCE;

    @Override
    public String kind() {
        return "null";
    }

    @Override
    public String toString() {
        return "null";
    }
}
