package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /**
     * Tells the victims of an action as they are when it begins. One that begins with the experiment takes them as they
     * were resolved; one that begins after others looks again, since they may have been changed by then.
     *
     * @param account where
     * @param slot the slot of the victims
     * @param context the action
     * @return the victims in their order; fails if any is not there any more
     */
    default CompletionStage<List<Resource>> now(AwsAccount account, String slot, ActionContext context) {
        List<Resource> resolved = context.victims(slot);
        if (resolved.isEmpty() || context.action().startAfter().isEmpty()) {
            return CompletableFuture.completedFuture(resolved);
        }
        List<String> arns = resolved.stream().map(Resource::arn).toList();
        return byArns(account, arns, context).thenApply(found -> {
            Map<String, Resource> now = found.stream().collect(Collectors.toMap(Resource::arn, Function.identity()));
            List<String> gone =
                    arns.stream().filter(arn -> !now.containsKey(arn)).toList();
            if (!gone.isEmpty()) {
                throw new ActionFailedException(
                        ErrorCode.INVALID_TARGET,
                        Names.of(gone) + ": not there any more, since they were resolved when the experiment began");
            }
            return arns.stream().map(now::get).map(Objects::requireNonNull).toList();
        });
    }
}
