package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.Pages;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.spi.ReadContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.DescribeEventsResponse;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.SourceType;

/** Looks at databases: all pages, in the fewest calls. A filter leaves out what is not there; a name in the request would fail. */
final class RdsApi {
    /** The most that RDS puts on a page, and so the most identifiers that one call asks for. */
    private static final int PAGE = 100;

    private static final String SERVICE = "rds";
    private static final String CLUSTER = "db-cluster-id";
    private static final String INSTANCE = "db-instance-id";

    private final AwsAccount account;

    RdsApi(AwsAccount account) {
        this.account = account;
    }

    AwsAccount account() {
        return account;
    }

    RdsAsyncClient client() {
        return account.client(RdsAsyncClient.class, RdsAsyncClient::builder);
    }

    /** Finds all clusters of the account: those of DocumentDB and Neptune too. */
    CompletionStage<List<DBCluster>> clusters(ReadContext context) {
        return clusterPages(List.of(), context);
    }

    /** Finds clusters by identifiers or ARNs. */
    CompletionStage<List<DBCluster>> clusters(Collection<String> ids, ReadContext context) {
        return sliced(ids, slice -> clusterPages(filter(CLUSTER, slice), context));
    }

    /** Finds all instances of the account: those of DocumentDB and Neptune too. */
    CompletionStage<List<DBInstance>> instances(ReadContext context) {
        return instancePages(List.of(), context);
    }

    /** Finds instances by identifiers or ARNs. */
    CompletionStage<List<DBInstance>> instances(Collection<String> ids, ReadContext context) {
        return sliced(ids, slice -> instancePages(filter(INSTANCE, slice), context));
    }

    /** Finds the instances of clusters. */
    CompletionStage<List<DBInstance>> members(Collection<String> clusterIds, ReadContext context) {
        return sliced(clusterIds, slice -> instancePages(filter(CLUSTER, slice), context));
    }

    /** Finds what RDS told of all its clusters, or all its instances, since a time. */
    CompletionStage<List<Event>> events(SourceType type, List<String> categories, Instant since, ReadContext context) {
        DescribeEventsRequest first = DescribeEventsRequest.builder()
                .sourceType(type)
                .eventCategories(categories)
                .startTime(since)
                .maxRecords(PAGE)
                .build();
        return Pages.all(
                marker -> account.read(
                        context,
                        SERVICE,
                        "DescribeEvents",
                        first.toBuilder().marker(marker).build(),
                        client()::describeEvents),
                DescribeEventsResponse::events,
                DescribeEventsResponse::marker);
    }

    private CompletionStage<List<DBCluster>> clusterPages(List<Filter> filters, ReadContext context) {
        DescribeDbClustersRequest first = DescribeDbClustersRequest.builder()
                .filters(filters)
                .maxRecords(PAGE)
                .build();
        return Pages.all(
                marker -> account.read(
                        context,
                        SERVICE,
                        "DescribeDBClusters",
                        first.toBuilder().marker(marker).build(),
                        client()::describeDBClusters),
                DescribeDbClustersResponse::dbClusters,
                DescribeDbClustersResponse::marker);
    }

    private CompletionStage<List<DBInstance>> instancePages(List<Filter> filters, ReadContext context) {
        DescribeDbInstancesRequest first = DescribeDbInstancesRequest.builder()
                .filters(filters)
                .maxRecords(PAGE)
                .build();
        return Pages.all(
                marker -> account.read(
                        context,
                        SERVICE,
                        "DescribeDBInstances",
                        first.toBuilder().marker(marker).build(),
                        client()::describeDBInstances),
                DescribeDbInstancesResponse::dbInstances,
                DescribeDbInstancesResponse::marker);
    }

    private static <T> CompletionStage<List<T>> sliced(
            Collection<String> ids, Function<List<String>, CompletionStage<List<T>>> find) {
        return Stages.inTurn(Stages.slices(List.copyOf(ids), PAGE), find)
                .thenApply(found -> found.stream().flatMap(List::stream).toList());
    }

    private static List<Filter> filter(String name, List<String> values) {
        return List.of(Filter.builder().name(name).values(values).build());
    }
}
