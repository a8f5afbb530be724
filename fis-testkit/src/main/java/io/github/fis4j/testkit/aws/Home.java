package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.template.TargetFilter;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the experiment of a template takes place, in an AWS in memory.
 *
 * @param accountId the account, 12 digits
 * @param region the Region, for example {@code eu-west-1}
 */
public record Home(String accountId, String region) {
    static final Home DEFAULT = new Home("111122223333", "us-east-1");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ZONE = Pattern.compile("([a-z]{2}(?:-[a-z]+)+-\\d+)[a-z]");
    private static final int REGION_PART = 3;
    private static final int ACCOUNT_PART = 4;

    /**
     * {@return the first account and Region that a template names, in its targets, alarms, role or zones; what it does not
     * name is that of {@link FakeAws.Builder}}
     *
     * @param template the template, valid or not
     */
    public static Home of(ExperimentTemplate template) {
        String account = first(
                arns(template), ACCOUNT_PART, part -> ACCOUNT.matcher(part).matches(), DEFAULT.accountId);
        String zones = zones(template).findFirst().orElse(DEFAULT.region);
        return new Home(account, first(arns(template), REGION_PART, part -> !part.isEmpty(), zones));
    }

    /**
     * {@return whether a resource is here}
     *
     * @param arn its ARN
     */
    public boolean has(String arn) {
        List<String> parts = Arns.parts(arn);
        return !parts.isEmpty()
                && parts.get(REGION_PART).equals(region)
                && parts.get(ACCOUNT_PART).equals(accountId);
    }

    private static String first(Stream<String> arns, int part, Predicate<String> good, String otherwise) {
        return arns.map(Arns::parts)
                .filter(parts -> !parts.isEmpty())
                .map(parts -> parts.get(part))
                .filter(good)
                .findFirst()
                .orElse(otherwise);
    }

    private static Stream<String> arns(ExperimentTemplate template) {
        Stream<String> targets =
                template.targets().values().stream().map(Target::resourceArns).flatMap(arns -> arns.stream());
        Stream<String> alarms = template.stopConditions().stream().map(StopCondition::value);
        return Stream.concat(targets, Stream.concat(alarms, Stream.ofNullable(template.roleArn())))
                .filter(Objects::nonNull);
    }

    private static Stream<String> zones(ExperimentTemplate template) {
        return template.targets().values().stream()
                .map(Target::filters)
                .flatMap(filters -> filters.stream())
                .map(TargetFilter::values)
                .flatMap(values -> values.stream())
                .map(ZONE::matcher)
                .filter(Matcher::matches)
                .map(zone -> zone.group(1));
    }
}
