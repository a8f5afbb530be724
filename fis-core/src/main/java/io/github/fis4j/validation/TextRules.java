package io.github.fis4j.validation;

import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.model.Arns;
import java.util.List;
import java.util.Set;

/** Rules over values that are texts of a form: ARNs, zones, Regions. */
final class TextRules {
    private static final Set<String> ZONES =
            Set.of("availabilityZoneIdentifier", "availabilityZoneIdentifiers", "writerAvailabilityZoneIdentifiers");
    private static final Set<String> DOCUMENT_KINDS = Set.of("document/", "automation-definition/");

    private TextRules() {}

    static void text(ParameterDescriptor parameter, String value, String pointer, Findings findings) {
        if (value.isBlank() && parameter.required()) {
            findings.error(RuleId.PRM_03, pointer, "The value is empty", "Fill it in");
        } else if (parameter.name().equals("documentArn")) {
            document(value, pointer, findings);
        } else if (parameter.name().equals("region")) {
            region(value, pointer, findings);
        } else {
            item(parameter, value, pointer, findings);
        }
    }

    /** An item of a list, or a text that could be one. */
    static void item(ParameterDescriptor parameter, String value, String pointer, Findings findings) {
        if (ZONES.contains(parameter.name()) && !Forms.isZone(value) && !value.equals("all")) {
            String message = "\"" + value + "\" is neither the name nor the id of an Availability Zone";
            String hint = Forms.isRegion(value)
                    ? "That is a Region; write " + value + "a, for example"
                    : "Write us-east-1a or use1-az1, for example";
            findings.warning(RuleId.PRM_03, pointer, message, hint);
        } else if (parameter.name().equals("alarmArns") && !StopConditionRules.isAlarm(value)) {
            String message = "Found \"" + value + "\" where the ARN of an alarm belongs";
            findings.error(RuleId.PRM_03, pointer, message, "Write arn:aws:cloudwatch:<region>:<account>:alarm:<name>");
        }
    }

    private static void document(String value, String pointer, Findings findings) {
        List<String> parts = Arns.parts(value);
        String form = "Write arn:aws:ssm:<region>:<account>:document/";
        if (parts.isEmpty()) {
            String message = "Found \"" + value + "\" where the ARN of a document belongs";
            String name = value.startsWith("arn:") || value.contains("/") ? "<name>" : value;
            findings.error(RuleId.PRM_03, pointer, message, form + name);
        } else if (!parts.get(Forms.SERVICE).equals("ssm")) {
            String message = value + " is not the ARN of a document of Systems Manager";
            findings.error(RuleId.PRM_03, pointer, message, form + "<name>");
        } else if (DOCUMENT_KINDS.stream().noneMatch(parts.get(Forms.RESOURCE)::startsWith)) {
            String message = value + " is not written as ARNs of documents are";
            findings.warning(RuleId.PRM_03, pointer, message, form + parts.get(Forms.RESOURCE));
        }
    }

    private static void region(String value, String pointer, Findings findings) {
        if (!Forms.isRegion(value)) {
            String region = Forms.regionOfZone(value);
            String message = "\"" + value + "\" is no Region";
            String hint = region == null ? "Write us-east-1, for example" : "That is a zone; write " + region;
            findings.warning(RuleId.PRM_03, pointer, message, hint);
        }
    }
}
