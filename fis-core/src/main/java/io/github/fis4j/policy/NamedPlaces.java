package io.github.fis4j.policy;

import io.github.fis4j.model.Arns;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.ReportConfiguration;
import io.github.fis4j.template.S3Location;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds resources that a template names outside its targets: documents, buckets, roles. */
final class NamedPlaces {
    private static final int RESOURCE = 5;

    private final ExperimentTemplate template;
    private final PolicyFacts facts;

    NamedPlaces(ExperimentTemplate template, PolicyFacts facts) {
        this.template = template;
        this.facts = facts;
    }

    /**
     * {@return the ARNs that the template names, with wildcards for what is not filled in; empty if it names none}
     *
     * @param from what is looked for, a word of the data file
     * @param kind the kind of resource that is looked for
     */
    List<String> find(String from, Need need, ResourceKind kind) {
        return switch (from) {
            case "document" -> documents(need, kind, "");
            case "automation" -> documents(need, kind, ":*");
            case "runbook-role" -> roles(RolePlaces.assumed(need.parameters()), kind);
            case "experiment-role" ->
                roles(
                        Stream.of(facts.roleArn() != null ? facts.roleArn() : template.roleArn())
                                .filter(Objects::nonNull)
                                .toList(),
                        kind);
            case "target-roles" -> roles(facts.targetRoleArns(), kind);
            case "log-bucket" -> logBucket();
            case "report-objects" -> reportObjects();
            case "dashboards" -> dashboards(kind);
            case "actions" ->
                template.actions().values().stream()
                        .map(Action::actionId)
                        .filter(ArnText::isFilled)
                        .map(id -> inPlaceOfAny(kind, id))
                        .toList();
            case "template" -> facts.templateId() == null ? List.of() : List.of(inPlaceOfAny(kind, facts.templateId()));
            default -> throw new IllegalArgumentException("Nobody knows how to find " + from);
        };
    }

    private String inPlaceOfAny(ResourceKind kind, String id) {
        String pattern = kind.pattern(facts);
        return pattern.substring(0, pattern.length() - 1) + id;
    }

    private List<String> documents(Need need, ResourceKind kind, String behind) {
        String said = ArnText.withoutPlaceholders(need.parameters().getOrDefault("documentArn", ""));
        List<String> parts = Arns.parts(said);
        String resource = parts.isEmpty() ? said : parts.get(RESOURCE);
        String name = resource.substring(resource.indexOf('/') + 1).split(":", 2)[0];
        if (name.isEmpty() || name.contains("*")) {
            return List.of();
        }
        if (parts.isEmpty()) {
            return List.of(inPlaceOfAny(kind, name) + behind);
        }
        String like = String.join(
                ":", parts.get(0), parts.get(1), "ssm", parts.get(3), account(parts.get(4)), "document/" + name);
        String arn = Objects.requireNonNull(ArnText.completed(like, kind, facts), like);
        return List.of(behind.isEmpty() ? arn : arn.replace(":document/", ":automation-definition/") + behind);
    }

    /** Documents of AWS have no account in their ARN, or any: a wildcard stands for both. */
    private static String account(String said) {
        return said.isEmpty() ? ArnText.ANY : said;
    }

    private List<String> roles(List<String> texts, ResourceKind kind) {
        List<String> roles = texts.stream()
                .map(text -> ArnText.completed(text, kind, facts))
                .filter(Objects::nonNull)
                .toList();
        return roles.size() == texts.size() ? roles : List.of();
    }

    private List<String> logBucket() {
        LogConfiguration log = template.logConfiguration();
        String bucket = log == null ? null : bucket(log.s3());
        return bucket == null ? List.of() : List.of(bucket);
    }

    private List<String> reportObjects() {
        ReportConfiguration report = template.reportConfiguration();
        S3Location place = report == null ? null : report.s3();
        String bucket = bucket(place);
        if (bucket == null || place == null) {
            return List.of();
        }
        String prefix = Objects.requireNonNullElse(place.prefix(), "");
        // How a slash in front is taken is not documented; what cannot be in a policy as it is, is left out.
        boolean literal = prefix.matches("[A-Za-z0-9!_.'()\\-][A-Za-z0-9!_.'()/\\-]*");
        return List.of(bucket + "/" + (literal ? prefix : "") + "*");
    }

    private @Nullable String bucket(@Nullable S3Location place) {
        String name = place == null ? null : place.bucketName();
        if (name == null || !name.matches("[A-Za-z0-9._-]+")) {
            return null;
        }
        return "arn:" + (facts.partition() == null ? ArnText.ANY : facts.partition()) + ":s3:::" + name;
    }

    private List<String> dashboards(ResourceKind kind) {
        ReportConfiguration report = template.reportConfiguration();
        if (report == null) {
            return List.of();
        }
        return report.dashboards().stream().map(said -> dashboard(said, kind)).toList();
    }

    private String dashboard(String said, ResourceKind kind) {
        String arn = ArnText.completed(said, kind, facts);
        if (arn != null) {
            return arn;
        }
        return said.matches("[A-Za-z0-9_-]+") ? inPlaceOfAny(kind, said) : kind.pattern(facts);
    }
}
