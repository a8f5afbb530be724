package io.github.fis4j.aws.account;

import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How a family finds resources of one type, in one account. */
public interface AwsResolver {

    /** {@return the type, for example {@code aws:ec2:instance}} */
    String type();

    /**
     * Finds resources by name.
     *
     * @param account where
     * @param arns ARNs of this account and Region that have the type's form; not empty, each once
     * @param context looks
     * @return those that are there, in any order
     */
    CompletionStage<List<Resource>> byArns(AwsAccount account, List<String> arns, ReadContext context);

    /**
     * Finds resources by name, for types whose targets may have parameters beside ARNs (TPL-22).
     *
     * @param account where
     * @param target the target
     * @param arns those of its ARNs that are of this account and Region and have the type's form; not empty, each once
     * @param context looks
     * @return those that are there and that the parameters allow, in any order
     */
    default CompletionStage<List<Resource>> byArns(
            AwsAccount account, Target target, List<String> arns, ReadContext context) {
        return byArns(account, arns, context);
    }

    /**
     * Finds resources by tags, filters and parameters. It may find more than the tags and filters allow, never fewer.
     *
     * @param account where
     * @param target the target
     * @param context looks
     * @return the candidates, in any order
     */
    CompletionStage<List<Resource>> byTags(AwsAccount account, Target target, ReadContext context);
}
