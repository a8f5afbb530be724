package io.github.fis4j.testkit.aws;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InternalServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceGroupsTaggingApiException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ThrottledException;

/** The SDK's side of a {@link FakeTagging}. */
final class TaggingClient extends ServiceClient<FakeTagging> implements ResourceGroupsTaggingApiAsyncClient {
    TaggingClient(Callers callers) {
        super(callers, Services::tagging, TaggingClient::exception);
    }

    private static AwsServiceException.Builder exception(String code) {
        return switch (code) {
            case "InternalServiceException" -> InternalServiceException.builder();
            case "InvalidParameterException" -> InvalidParameterException.builder();
            case "PaginationTokenExpiredException" -> PaginationTokenExpiredException.builder();
            case "ThrottledException" -> ThrottledException.builder();
            default -> ResourceGroupsTaggingApiException.builder();
        };
    }

    /** The last page has an empty token, not none. */
    @Override
    public CompletableFuture<GetResourcesResponse> getResources(GetResourcesRequest request) {
        if (request.tagsPerPage() != null || request.includeComplianceDetails() != null) {
            throw new UnsupportedOperationException("The fake of tag:GetResources models neither TagsPerPage nor"
                    + " compliance, but was asked for " + request);
        }
        String token = request.paginationToken();
        FakeTagging.Wish wish = new FakeTagging.Wish(
                request.tagFilters().stream()
                        .map(filter -> new FakeTagging.TagFilter(filter.key(), filter.values()))
                        .toList(),
                request.resourceTypeFilters(),
                request.resourceARNList(),
                request.resourcesPerPage(),
                token == null || token.isEmpty() ? null : token);
        return answer(request, tagging -> {
            Page<Tagged> page = wish.arns().isEmpty()
                    ? tagging.page(tagging.find(wish), wish.size(), wish.token())
                    : new Page<>(tagging.ordered(tagging.find(wish)), null);
            return GetResourcesResponse.builder()
                    .resourceTagMappingList(
                            page.items().stream().map(TaggingClient::mapping).toList())
                    .paginationToken(Objects.requireNonNullElse(page.nextToken(), ""))
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    private static ResourceTagMapping mapping(Tagged resource) {
        return ResourceTagMapping.builder()
                .resourceARN(resource.arn())
                .tags(resource.tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }
}
