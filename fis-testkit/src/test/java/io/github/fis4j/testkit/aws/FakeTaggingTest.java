package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiAsyncClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InternalServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ThrottledException;

class FakeTaggingTest extends FakeTestBase {
    private final FakeTagging fake = aws.tagging();
    private final ResourceGroupsTaggingApiAsyncClient tagging = aws.client(ResourceGroupsTaggingApiAsyncClient.class);

    @Test
    void resources_ofAllServices_areFoundByTag() {
        String instance =
                aws.ec2().arn(aws.ec2().instances(1, Tag.of("chaos", "yes")).get(0));
        aws.ec2().instances(1, Tag.of("chaos", "no"));
        aws.ec2().instances(1);
        String ecs = aws.ecs().cluster("web", c -> c.tag("chaos", "yes").tasks(1));
        String nodegroup =
                aws.eks().nodegroup("prod", "workers", n -> n.instances(0).tag("chaos", "yes"));
        String rds =
                aws.rds().cluster("shop", c -> c.writer("db-1", "eu-west-1a").tag("chaos", "yes"));
        String db = aws.rds().instance("pg", i -> i.tag("chaos", "yes"));

        assertThat(arns(r -> r.tagFilters(tag("chaos", "yes"))))
                .containsExactlyInAnyOrder(instance, ecs, aws.ecs().tasks("web").get(0), nodegroup, rds, db);
        assertThat(arns(r -> r.tagFilters(tag("chaos", "yes")).resourceTypeFilters("rds")))
                .containsExactlyInAnyOrder(rds, db);
        assertThat(arns(r -> r.tagFilters(tag("chaos", "yes")).resourceTypeFilters("rds:db", "ecs:cluster")))
                .containsExactlyInAnyOrder(ecs, db);
        assertThat(arns(r -> r.tagFilters(tag("chaos")).resourceTypeFilters("ec2:instance")))
                .hasSize(2);
        assertThat(arns(r -> r.tagFilters(tag("chaos", "yes"), tag("team")))).isEmpty();
        assertThat(arns(r -> {})).hasSize(7);
    }

    @Test
    void arns_areLookedUp_alone() {
        String rds = aws.rds().cluster("shop", c -> c.tag("chaos", "yes"));
        List<ResourceTagMapping> found = await(tagging.getResources(
                        r -> r.resourceARNList(rds, aws.rds().clusterArn("none"))))
                .resourceTagMappingList();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).tags().get(0).key()).isEqualTo("chaos");
        List<Consumer<GetResourcesRequest.Builder>> mixed = List.of(
                r -> r.tagFilters(tag("a")),
                r -> r.resourceTypeFilters("rds"),
                r -> r.resourcesPerPage(10),
                r -> r.paginationToken("after-1"));
        mixed.forEach(more -> assertFails(
                InvalidParameterException.class,
                "InvalidParameterException",
                tagging.getResources(more.andThen(r -> r.resourceARNList(rds)))));
    }

    @Test
    void pages_maybeShortOrEmpty_andStillHaveAToken() {
        aws.ec2().instances(7, Tag.of("chaos", "yes"));
        fake.pageSize(3);
        fake.gaps();
        List<Integer> sizes = new ArrayList<>();
        List<String> arns = new ArrayList<>();
        String token = "";
        do {
            GetResourcesResponse page = await(tagging.getResources(GetResourcesRequest.builder()
                    .tagFilters(tag("chaos", "yes"))
                    .paginationToken(token)
                    .build()));
            sizes.add(page.resourceTagMappingList().size());
            page.resourceTagMappingList().forEach(mapping -> arns.add(mapping.resourceARN()));
            token = page.paginationToken();
        } while (!token.isEmpty());
        assertThat(sizes).containsExactly(0, 3, 0, 3, 0, 1, 0);
        assertThat(arns).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void goneResource_isStillListed_asItWas() {
        String arn = aws.ec2().arn("i-0123456789abcdef0");
        fake.remember(arn, "ec2:instance", Tag.of("chaos", "yes"));
        fake.remember(aws.rds().clusterArn("bare"), "rds:cluster");
        assertThat(arns(r -> r.tagFilters(tag("chaos", "yes")))).containsExactly(arn);
        assertThat(arns(r -> r.resourceTypeFilters("rds:cluster")))
                .containsExactly(aws.rds().clusterArn("bare"));
    }

    @Test
    void tooMuchAtOnce_isRefused() {
        List<TagFilter> keys =
                IntStream.rangeClosed(1, 51).mapToObj(i -> tag("k" + i)).toList();
        String[] values = IntStream.rangeClosed(1, 21).mapToObj(i -> "v" + i).toArray(String[]::new);
        List<String> arns =
                IntStream.rangeClosed(1, 101).mapToObj(i -> "arn:" + i).toList();
        List<Consumer<GetResourcesRequest.Builder>> wrong = List.of(
                r -> r.tagFilters(keys),
                r -> r.tagFilters(tag("k", values)),
                r -> r.resourceARNList(arns),
                r -> r.resourcesPerPage(101),
                r -> r.resourcesPerPage(0));
        wrong.forEach(request -> assertFails("InvalidParameterException", tagging.getResources(request)));
        assertFails(
                PaginationTokenExpiredException.class,
                "PaginationTokenExpiredException",
                tagging.getResources(r -> r.paginationToken("stale")));
    }

    @Test
    void troublesAndUnmodelledThings_areNamed() {
        fake.throttle("GetResources", 1);
        assertFails(ThrottledException.class, "ThrottledException", tagging.getResources());
        fake.breakDown("GetResources", 1);
        assertFails(InternalServiceException.class, "InternalServiceException", tagging.getResources());
        assertThatThrownBy(() -> tagging.getResources(r -> r.tagsPerPage(100)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("TagsPerPage");
        assertThatThrownBy(tagging::getTagKeys)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasStackTraceContaining("ResourceGroupsTaggingApiAsyncClient.getTagKeys");
    }

    private List<String> arns(Consumer<GetResourcesRequest.Builder> request) {
        return await(tagging.getResources(request)).resourceTagMappingList().stream()
                .map(ResourceTagMapping::resourceARN)
                .toList();
    }

    private static TagFilter tag(String key, String... values) {
        return TagFilter.builder().key(key).values(values).build();
    }
}
