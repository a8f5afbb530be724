package io.github.fis4j.json;

/** Builds JSON pointers (RFC 6901). A pointer is a plain string; the root is the empty string. */
public final class JsonPointer {
    /** The pointer to the whole document. */
    public static final String ROOT = "";

    private JsonPointer() {}

    /**
     * {@return the pointer to a member}
     *
     * @param parent the pointer to the object
     * @param name the member's name, unescaped
     */
    public static String child(String parent, String name) {
        return parent + '/' + name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * {@return the pointer to an item}
     *
     * @param parent the pointer to the array
     * @param index the item's index, from 0
     */
    public static String child(String parent, int index) {
        return parent + '/' + index;
    }
}
