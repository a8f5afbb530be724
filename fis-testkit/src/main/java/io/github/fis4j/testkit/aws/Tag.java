package io.github.fis4j.testkit.aws;

/**
 * A tag of a resource; of instances, a trait.
 *
 * @param key its key
 * @param value its value, which may be empty
 */
public record Tag(String key, String value) implements InstanceTrait {

    /**
     * {@return a tag}
     *
     * @param key its key
     * @param value its value, which may be empty
     */
    public static Tag of(String key, String value) {
        return new Tag(key, value);
    }

    @Override
    public void describe(InstanceBuilder instance) {
        instance.tag(this);
    }
}
