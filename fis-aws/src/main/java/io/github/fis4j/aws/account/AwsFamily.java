package io.github.fis4j.aws.account;

import io.github.fis4j.spi.StopConditionSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What belongs to one service. An implementation must load without the service's SDK jar: it mentions no type of that
 * jar, not even in a catch clause, and the classes it makes are loaded only when {@link #present()}.
 */
public interface AwsFamily {

    /** {@return the SDK jars that this family needs: a class of each by its artifact, for example {@code ec2}} */
    Map<String, String> jars();

    /** {@return the ids of the actions that it brings, known without any jar} */
    default List<String> actionIds() {
        return List.of();
    }

    /** {@return the resource types that it finds, known without any jar} */
    default List<String> resourceTypes() {
        return List.of();
    }

    /** {@return the stop condition sources that it reads, known without any jar} */
    default List<String> sourceNames() {
        return List.of();
    }

    /** {@return the actions} */
    default List<AwsAction> actions() {
        return List.of();
    }

    /** {@return how it finds resources} */
    default List<AwsResolver> resolvers() {
        return List.of();
    }

    /**
     * {@return the stop conditions that it reads}
     *
     * @param caller who looks
     */
    default List<StopConditionSource> stopConditionSources(Caller caller) {
        return List.of();
    }

    /** {@return who can tell of calls whether they are permitted} */
    default List<PermissionSource> permissionSources() {
        return List.of();
    }

    /** {@return the artifacts that are not on the class path} */
    default List<String> absent() {
        return jars().entrySet().stream()
                .filter(jar -> !isThere(jar.getValue(), getClass()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** {@return the way out if {@link #absent} jars are all that is missing, by what they would bring} */
    default Map<String, String> wayOut() {
        String add = absent().stream()
                .map(artifact -> "software.amazon.awssdk:" + artifact)
                .collect(Collectors.joining(" and ", "Add artifact ", ""));
        return Stream.of(actionIds(), resourceTypes(), sourceNames())
                .flatMap(List::stream)
                .collect(Collectors.toMap(id -> id, id -> add));
    }

    /** {@return whether the SDK jars of this family can be loaded} */
    default boolean present() {
        return absent().isEmpty();
    }

    /**
     * {@return whether a class is on the class path: one of a jar that is good to have and not needed}
     *
     * @param className its name
     * @param asker who would use it
     */
    static boolean isThere(String className, Class<?> asker) {
        try {
            Class.forName(className, false, asker.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
