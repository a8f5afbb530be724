package io.github.fis4j.spi;

import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.model.Resource;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds the resources of one or more types. Reads only; called by threads of the engine, must not block them. */
public interface TargetResolver {

    /** {@return the resource types that it finds} */
    List<ResourceTypeDescriptor> resourceTypes();

    /**
     * Finds candidates for a target: by its ARNs, or by its tags, filters and parameters. It may find more than the
     * tags and filters allow, since the engine checks them again, but never fewer.
     *
     * @param target the target
     * @param context looks
     * @return the candidates, in any order; ARNs that are not there are left out
     */
    CompletionStage<List<Resource>> resolve(Target target, ReadContext context);
}
