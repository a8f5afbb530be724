package io.github.fis4j.aws.account;

import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.TargetResolver;
import java.util.List;

/**
 * What belongs to one service. An implementation must load without the service's SDK jar: it mentions no type of that
 * jar, not even in a catch clause, and the classes it makes are loaded only when {@link #present()}.
 */
public interface AwsFamily {

    /** {@return a class of the SDK jar that this family needs} */
    String requiredClass();

    /**
     * {@return the actions}
     *
     * @param account where they apply
     */
    default List<ActionProvider> actionProviders(AwsAccount account) {
        return List.of();
    }

    /**
     * {@return the resource types that it finds}
     *
     * @param account where it looks
     */
    default List<TargetResolver> targetResolvers(AwsAccount account) {
        return List.of();
    }

    /**
     * {@return the stop conditions that it reads}
     *
     * @param account where it looks
     */
    default List<StopConditionSource> stopConditionSources(AwsAccount account) {
        return List.of();
    }

    /**
     * {@return who can tell of calls whether they are permitted}
     *
     * @param account whose calls they are
     */
    default List<PermissionSource> permissionSources(AwsAccount account) {
        return List.of();
    }

    /** {@return whether the SDK jar of this family can be loaded} */
    default boolean present() {
        try {
            Class.forName(requiredClass(), false, getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
