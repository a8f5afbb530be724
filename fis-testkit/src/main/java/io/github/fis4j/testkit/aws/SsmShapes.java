package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.DocumentBuilder.Document;
import io.github.fis4j.testkit.aws.SsmAgents.Agent;
import io.github.fis4j.testkit.aws.SsmCommand.Invocation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.model.AccessDeniedException;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentParameter;
import software.amazon.awssdk.services.ssm.model.DuplicateInstanceIdException;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InternalServerErrorException;
import software.amazon.awssdk.services.ssm.model.InvalidCommandIdException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;
import software.amazon.awssdk.services.ssm.model.InvalidFilterKeyException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.ThrottlingException;
import software.amazon.awssdk.services.ssm.model.UnsupportedPlatformTypeException;
import software.amazon.awssdk.services.ssm.model.ValidationException;

/** What a {@link FakeSsm} has, in the SDK's shapes. */
final class SsmShapes {
    private static final String NOT_STARTED = "";

    private SsmShapes() {}

    static AwsServiceException.Builder exception(String code) {
        return switch (code) {
            case "AccessDeniedException" -> AccessDeniedException.builder();
            case "DuplicateInstanceId" -> DuplicateInstanceIdException.builder();
            case "InternalServerError" -> InternalServerErrorException.builder();
            case "InvalidCommandId" -> InvalidCommandIdException.builder();
            case "InvalidDocument" -> InvalidDocumentException.builder();
            case "InvalidDocumentVersion" -> InvalidDocumentVersionException.builder();
            case "InvalidFilterKey" -> InvalidFilterKeyException.builder();
            case "InvalidInstanceId" -> InvalidInstanceIdException.builder();
            case "InvalidNextToken" -> InvalidNextTokenException.builder();
            case "InvalidParameters" -> InvalidParametersException.builder();
            case "InvocationDoesNotExist" -> InvocationDoesNotExistException.builder();
            case "ThrottlingException" -> ThrottlingException.builder();
            case "UnsupportedPlatformType" -> UnsupportedPlatformTypeException.builder();
            case "ValidationException" -> ValidationException.builder();
            default -> SsmException.builder();
        };
    }

    static DocumentDescription document(Document document, int version) {
        return DocumentDescription.builder()
                .name(document.byAws() ? document.arn() : document.name())
                .owner(document.byAws() ? "Amazon" : document.arn().split(":", 6)[4])
                .documentType(document.type())
                .status(document.status())
                .platformTypesWithStrings(document.platforms())
                .documentVersion(String.valueOf(version))
                .latestVersion(String.valueOf(document.latestVersion()))
                .defaultVersion(String.valueOf(document.defaultVersion()))
                .parameters(document.parameters().entrySet().stream()
                        .map(parameter -> DocumentParameter.builder()
                                .name(parameter.getKey())
                                .type("String")
                                .defaultValue(parameter.getValue() ? null : "")
                                .build())
                        .toList())
                .build();
    }

    static InstanceInformation agent(Agent agent, Instant now) {
        return InstanceInformation.builder()
                .instanceId(agent.id())
                .pingStatus(agent.ping())
                .lastPingDateTime(now)
                .platformType(agent.platform())
                .resourceType(agent.type())
                .agentVersion("3.3.0.0")
                .build();
    }

    static Command command(SsmCommand command, SsmCommands commands) {
        List<Invocation> rows = commands.of(command);
        String status = commands.status(command);
        return Command.builder()
                .commandId(command.id())
                .documentName(command.wish().document())
                .documentVersion(Objects.requireNonNullElse(command.wish().version(), "$DEFAULT"))
                .comment(Objects.requireNonNullElse(command.wish().comment(), ""))
                .parameters(command.wish().parameters())
                .instanceIds(command.wish().instances())
                .requestedDateTime(command.requestedAt())
                .expiresAfter(command.requestedAt().plus(command.deliveryTimeout()))
                .timeoutSeconds(command.wish().timeoutSeconds())
                .maxConcurrency(Objects.requireNonNullElse(command.wish().maxConcurrency(), "50"))
                .maxErrors(Objects.requireNonNullElse(command.wish().maxErrors(), "0"))
                .status(status)
                .statusDetails(status)
                .targetCount(rows.size())
                .completedCount((int) rows.stream().filter(Invocation::ended).count())
                .errorCount((int) rows.stream()
                        .filter(row -> row.isError() && !row.details().equals("DeliveryTimedOut"))
                        .count())
                .deliveryTimedOutCount((int) rows.stream()
                        .filter(row -> row.details().equals("DeliveryTimedOut"))
                        .count())
                .build();
    }

    static CommandInvocation invocation(Invocation row, boolean details) {
        return CommandInvocation.builder()
                .commandId(row.command().id())
                .instanceId(row.instance())
                .comment(Objects.requireNonNullElse(row.command().wish().comment(), ""))
                .documentName(row.command().wish().document())
                .documentVersion(String.valueOf(row.command().version()))
                .requestedDateTime(row.command().requestedAt())
                .status(row.status())
                .statusDetails(row.details())
                .commandPlugins(details ? List.of(plugin(row)) : List.of())
                .build();
    }

    private static CommandPlugin plugin(Invocation row) {
        return CommandPlugin.builder()
                .name("runDocument")
                .status(row.status().equals("Cancelling") ? "InProgress" : row.status())
                .statusDetails(row.details())
                .responseCode(row.responseCode())
                .responseStartDateTime(row.startedAt())
                .responseFinishDateTime(row.started() ? row.endedAt() : null)
                .build();
    }

    static GetCommandInvocationResponse one(Invocation row) {
        Instant startedAt = row.startedAt();
        Instant endedAt = row.endedAt();
        return GetCommandInvocationResponse.builder()
                .commandId(row.command().id())
                .instanceId(row.instance())
                .comment(Objects.requireNonNullElse(row.command().wish().comment(), ""))
                .documentName(row.command().wish().document())
                .documentVersion(String.valueOf(row.command().version()))
                .pluginName("runDocument")
                .responseCode(row.responseCode())
                .executionStartDateTime(startedAt == null ? NOT_STARTED : startedAt.toString())
                .executionEndDateTime(startedAt == null || endedAt == null ? NOT_STARTED : endedAt.toString())
                .status(row.status())
                .statusDetails(row.details())
                .build();
    }
}
