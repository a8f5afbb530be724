package io.github.fis4j.testkit.aws;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.DescribeEventsResponse;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterResponse;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceResponse;

/** The SDK's side of a {@link FakeRds}. Its operations are spelled as the service does, unlike the SDK's classes. */
final class RdsClient extends ServiceClient<FakeRds> implements RdsAsyncClient {
    private static final int MOST = 100;
    private static final int LEAST = 20;

    RdsClient(Callers callers) {
        super(callers, Services::rds, RdsClient::exception);
    }

    private static AwsServiceException.Builder exception(String code) {
        return switch (code) {
            case "DBClusterNotFoundFault" -> DbClusterNotFoundException.builder();
            case "DBInstanceNotFound" -> DbInstanceNotFoundException.builder();
            case "InvalidDBClusterStateFault" -> InvalidDbClusterStateException.builder();
            case "InvalidDBInstanceState" -> InvalidDbInstanceStateException.builder();
            default -> RdsException.builder();
        };
    }

    @Override
    public CompletableFuture<DescribeDbClustersResponse> describeDBClusters(DescribeDbClustersRequest request) {
        List<Predicate<Databases.Cluster>> filters =
                request.filters().stream().map(RdsClient::ofCluster).toList();
        return answer("DescribeDBClusters", request, rds -> {
            List<Databases.Cluster> found = rds.databases().clusters(request.dbClusterIdentifier()).stream()
                    .filter(cluster -> filters.stream().allMatch(filter -> filter.test(cluster)))
                    .toList();
            Page<Databases.Cluster> page = rds.page(found, records(request.maxRecords()), request.marker());
            return DescribeDbClustersResponse.builder()
                    .dbClusters(page.items().stream()
                            .map(cluster -> RdsShapes.cluster(cluster, rds.databases()))
                            .toList())
                    .marker(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeDbInstancesResponse> describeDBInstances(DescribeDbInstancesRequest request) {
        List<Predicate<Databases.Instance>> filters =
                request.filters().stream().map(RdsClient::ofInstance).toList();
        return answer("DescribeDBInstances", request, rds -> {
            List<Databases.Instance> found = rds.databases().instances(request.dbInstanceIdentifier()).stream()
                    .filter(instance -> filters.stream().allMatch(filter -> filter.test(instance)))
                    .toList();
            Page<Databases.Instance> page = rds.page(found, records(request.maxRecords()), request.marker());
            return DescribeDbInstancesResponse.builder()
                    .dbInstances(page.items().stream().map(RdsShapes::instance).toList())
                    .marker(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<FailoverDbClusterResponse> failoverDBCluster(FailoverDbClusterRequest request) {
        return answer(
                "FailoverDBCluster",
                request,
                rds -> FailoverDbClusterResponse.builder()
                        .dbCluster(RdsShapes.cluster(
                                rds.databases()
                                        .failOver(request.dbClusterIdentifier(), request.targetDBInstanceIdentifier()),
                                rds.databases()))
                        .build());
    }

    @Override
    public CompletableFuture<RebootDbInstanceResponse> rebootDBInstance(RebootDbInstanceRequest request) {
        boolean failover = Boolean.TRUE.equals(request.forceFailover());
        return answer(
                "RebootDBInstance",
                request,
                rds -> RebootDbInstanceResponse.builder()
                        .dbInstance(
                                RdsShapes.instance(rds.databases().reboot(request.dbInstanceIdentifier(), failover)))
                        .build());
    }

    @Override
    public CompletableFuture<DescribeEventsResponse> describeEvents(DescribeEventsRequest request) {
        RdsEvents.Question question = new RdsEvents.Question(
                request.sourceIdentifier(),
                request.sourceTypeAsString(),
                request.startTime(),
                request.endTime(),
                request.duration(),
                request.eventCategories());
        return answer(request, rds -> {
            Page<RdsEvents.Event> page =
                    rds.page(rds.databases().events().find(question), records(request.maxRecords()), request.marker());
            return DescribeEventsResponse.builder()
                    .events(page.items().stream().map(RdsShapes::event).toList())
                    .marker(page.nextToken())
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    private static int records(@Nullable Integer wanted) {
        int records = Objects.requireNonNullElse(wanted, MOST);
        if (records < LEAST || records > MOST) {
            throw ServiceFailure.badRequest(
                    "InvalidParameterValue",
                    "MaxRecords must be between " + LEAST + " and " + MOST + ", not " + records);
        }
        return records;
    }

    private static Predicate<Databases.Cluster> ofCluster(Filter filter) {
        return switch (filter.name()) {
            case "db-cluster-id" -> cluster -> names(filter, ":cluster:", cluster.id());
            case "engine" -> cluster -> filter.values().contains(cluster.engine());
            default -> throw unknown("DescribeDBClusters", filter, "db-cluster-id and engine");
        };
    }

    private static Predicate<Databases.Instance> ofInstance(Filter filter) {
        return switch (filter.name()) {
            case "db-instance-id" -> instance -> names(filter, ":db:", instance.id());
            case "db-cluster-id" -> instance -> names(filter, ":cluster:", instance.cluster());
            case "engine" -> instance -> filter.values().contains(instance.engine());
            default -> throw unknown("DescribeDBInstances", filter, "db-instance-id, db-cluster-id and engine");
        };
    }

    private static boolean names(Filter filter, String kind, @Nullable String id) {
        return id != null
                && filter.values().stream()
                        .anyMatch(value -> Databases.idIn(value, kind).equals(Databases.idIn(id, kind)));
    }

    private static UnsupportedOperationException unknown(String operation, Filter filter, String known) {
        return new UnsupportedOperationException("The fake of rds:" + operation + " does not model the filter "
                + filter.name() + "; it models " + known);
    }
}
