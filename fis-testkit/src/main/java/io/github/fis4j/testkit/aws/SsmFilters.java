package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.SsmAgents.Agent;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** The filters of SSM's listings. */
final class SsmFilters {
    private static final int MOST_VALUES = 100;
    private static final String TAG = "tag:";

    private SsmFilters() {}

    /** {@return what passes all filters; tags go with no other one} */
    static Predicate<Agent> agents(List<InstanceInformationStringFilter> filters) {
        boolean tags = filters.stream().anyMatch(filter -> filter.key().startsWith(TAG));
        if (tags && filters.stream().anyMatch(filter -> !filter.key().startsWith(TAG))) {
            throw ServiceFailure.badRequest("InvalidFilterKey", "Filters by tag cannot be mixed with others");
        }
        return filters.stream().map(SsmFilters::agent).reduce(all -> true, Predicate::and);
    }

    private static Predicate<Agent> agent(InstanceInformationStringFilter filter) {
        if (filter.values().isEmpty() || filter.values().size() > MOST_VALUES) {
            throw ServiceFailure.badRequest("ValidationException", "A filter has 1 to " + MOST_VALUES + " values");
        }
        if (filter.key().startsWith(TAG)) {
            String key = filter.key().substring(TAG.length());
            return agent -> agent.tags().containsKey(key)
                    && filter.values().contains(agent.tags().get(key));
        }
        Function<Agent, String> value = value(filter.key());
        return agent -> filter.values().contains(value.apply(agent));
    }

    private static Function<Agent, String> value(String key) {
        return switch (key) {
            case "InstanceIds" -> Agent::id;
            case "PingStatus" -> Agent::ping;
            case "PlatformTypes" -> Agent::platform;
            case "ResourceType" -> Agent::type;
            default ->
                throw new UnsupportedOperationException("The fake of ssm:DescribeInstanceInformation models the filters"
                        + " InstanceIds, PingStatus, PlatformTypes, ResourceType and tag:<key>, not " + key);
        };
    }

    /** {@return what passes all filters, by its command and its status} */
    static boolean pass(List<CommandFilter> filters, SsmCommand command, String status) {
        return filters.stream().allMatch(filter -> passes(filter, command, status));
    }

    private static boolean passes(CommandFilter filter, SsmCommand command, String status) {
        return switch (filter.keyAsString()) {
            case "InvokedAfter" -> !command.requestedAt().isBefore(Instant.parse(filter.value()));
            case "InvokedBefore" -> command.requestedAt().isBefore(Instant.parse(filter.value()));
            case "Status" -> filter.value().equals(status);
            case "DocumentName" ->
                filter.value().equals(command.document().name())
                        || filter.value().equals(command.document().arn());
            default ->
                throw new UnsupportedOperationException("The fake of SSM models the filters InvokedAfter,"
                        + " InvokedBefore, Status and DocumentName, not " + filter.keyAsString());
        };
    }
}
