package io.github.fis4j.aws.tagging;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.Pages;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Finds resources of one type by their tags with the tagging API, which lists what has tags or once had. */
public final class TaggedResources {
    private static final int PAGE = 100;

    private TaggedResources() {}

    /**
     * Finds resources by the tags of a target, at most 50 as TGT-04 has it; filters and parameters are not looked at.
     *
     * <p>The API goes on listing what was deleted, and lists what never had a tag not at all: a caller describes what is
     * found, and takes the tags from there.
     *
     * @param account where
     * @param resourceTypeFilter the type as the API names it, for example {@code ecs:cluster}
     * @param target the target
     * @param context looks
     * @return their ARNs, each once, in the order in which they were found
     */
    public static CompletionStage<List<String>> arns(
            AwsAccount account, String resourceTypeFilter, Target target, ReadContext context) {
        if (target.resourceTags().isEmpty()) {
            context.note("Without tags, only what has or had a tag is found as " + resourceTypeFilter
                    + ". Name others by their ARNs");
        }
        ResourceGroupsTaggingApiAsyncClient client =
                account.client(ResourceGroupsTaggingApiAsyncClient.class, ResourceGroupsTaggingApiAsyncClient::builder);
        GetResourcesRequest first = GetResourcesRequest.builder()
                .resourceTypeFilters(resourceTypeFilter)
                .tagFilters(filters(target))
                .resourcesPerPage(PAGE)
                .build();
        return Pages.<GetResourcesResponse, ResourceTagMapping>all(
                        token -> account.read(
                                context,
                                "tag",
                                "GetResources",
                                first.toBuilder().paginationToken(token).build(),
                                client::getResources),
                        GetResourcesResponse::resourceTagMappingList,
                        GetResourcesResponse::paginationToken)
                .thenApply(found -> found.stream()
                        .map(ResourceTagMapping::resourceARN)
                        .distinct()
                        .toList());
    }

    private static List<TagFilter> filters(Target target) {
        return target.resourceTags().entrySet().stream()
                .map(tag -> TagFilter.builder()
                        .key(tag.getKey())
                        .values(tag.getValue())
                        .build())
                .toList();
    }
}
