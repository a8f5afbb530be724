package io.github.fis4j.validation;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.model.Arns;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.TargetFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules over accounts, Regions and zones: a template is for one Region, and for one account unless it says otherwise. */
final class PlaceRules {
    private static final Set<String> ZONES =
            Set.of("availabilityZoneIdentifier", "availabilityZoneIdentifiers", "writerAvailabilityZoneIdentifiers");
    private static final Set<String> CROSS_REGION = Set.of(
            "aws:network:route-table-disrupt-cross-region-connectivity",
            "aws:network:transit-gateway-disrupt-cross-region-connectivity");

    private final Subject subject;
    private final Findings findings;
    private @Nullable String account;
    private @Nullable String region;
    private String regionFrom = "";

    private PlaceRules(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    /** ARN-04, ARN-05, TGT-15, PRM-06. */
    static void check(Subject subject, Findings findings) {
        new PlaceRules(subject, findings).all();
    }

    private void all() {
        String role = subject.template().roleArn();
        List<String> parts = role == null || Forms.isOpen(role) ? List.of() : Arns.parts(role);
        if (!parts.isEmpty() && Forms.isAccount(parts.get(Forms.ACCOUNT))) {
            account = parts.get(Forms.ACCOUNT);
        }
        subject.template().targets().forEach((name, target) -> {
            String at = JsonPointer.child("/targets", name);
            for (int i = 0; i < target.resourceArns().size(); i++) {
                arn(target.resourceArns().get(i), at, "resourceArns", i, !subject.severalAccounts());
            }
        });
        List<StopCondition> conditions = subject.template().stopConditions();
        for (int i = 0; i < conditions.size(); i++) {
            String value = conditions.get(i).value();
            if (value != null && conditions.get(i).source().equals(StopCondition.CLOUDWATCH_ALARM)) {
                arn(value, JsonPointer.child("/stopConditions", i), "value", -1, true);
            }
        }
        subject.template().targets().forEach((name, target) -> {
            String at = JsonPointer.child("/targets", name);
            parameters(target.parameters(), at);
            filters(target.filters(), at);
        });
        subject.template().actions().forEach((name, action) -> {
            String at = JsonPointer.child("/actions", name);
            parameters(action.parameters(), at);
            String document = action.parameters().get("documentArn");
            if (document != null) {
                arn(document, JsonPointer.child(at, "parameters"), "documentArn", -1, false);
            }
            ownRegion(action.actionId(), action.parameters().get("region"), at);
        });
    }

    private void arn(String arn, String at, String member, int index, boolean ofTheAccount) {
        List<String> parts = Arns.parts(arn);
        if (parts.isEmpty()) {
            return;
        }
        String itsAccount = parts.get(Forms.ACCOUNT);
        if (ofTheAccount && Forms.isAccount(itsAccount)) {
            if (account == null) {
                account = itsAccount;
            } else if (!account.equals(itsAccount)) {
                String message = "The account " + itsAccount + " is another than " + account + ", named before";
                findings.warning(RuleId.ARN_04, pointer(at, member, index), message, accountHint());
            }
        }
        if (Forms.isRegion(parts.get(Forms.REGION))) {
            region(parts.get(Forms.REGION), pointer(at, member, index));
        }
    }

    private String accountHint() {
        return subject.severalAccounts()
                ? "Name an alarm in the account of the role"
                : "Set accountTargeting to multi-account if it is meant so";
    }

    private void region(String itsRegion, String pointer) {
        if (region == null) {
            region = itsRegion;
            regionFrom = pointer;
        } else if (!region.equals(itsRegion)) {
            String message = "The Region " + itsRegion + " is another than " + region + " at " + regionFrom;
            findings.warning(RuleId.ARN_05, pointer, message, "An experiment is in one Region: make one for each");
        }
    }

    private static String pointer(String at, String member, int index) {
        String pointer = JsonPointer.child(at, member);
        return index < 0 ? pointer : JsonPointer.child(pointer, index);
    }

    private void parameters(Map<String, String> parameters, String at) {
        parameters.forEach((name, value) -> {
            if (ZONES.contains(name) && !Forms.isOpen(value)) {
                for (String zone : Forms.items(value)) {
                    zone(zone, JsonPointer.child(JsonPointer.child(at, "parameters"), name));
                }
            }
        });
    }

    private void filters(List<TargetFilter> filters, String at) {
        for (int i = 0; i < filters.size(); i++) {
            TargetFilter filter = filters.get(i);
            if (filter.path().endsWith("AvailabilityZone") || filter.path().endsWith("AvailabilityZones")) {
                String values = JsonPointer.child(JsonPointer.child(JsonPointer.child(at, "filters"), i), "values");
                for (int j = 0; j < filter.values().size(); j++) {
                    zone(filter.values().get(j), JsonPointer.child(values, j));
                }
            }
        }
    }

    private void zone(String zone, String pointer) {
        String itsRegion = Forms.regionOfZone(zone);
        if (itsRegion == null) {
            return;
        }
        region(itsRegion, pointer);
        if (subject.severalAccounts()) {
            String message = "The zone " + zone + " is another place in each account";
            findings.warning(RuleId.TGT_15, pointer, message, "Name it by its id, use1-az1 for example");
        }
    }

    private void ownRegion(String actionId, @Nullable String other, String at) {
        if (other != null && other.equals(region) && CROSS_REGION.contains(actionId)) {
            String pointer = JsonPointer.child(JsonPointer.child(at, "parameters"), "region");
            String message = "The action cuts off another Region, but " + other + " is the template's own";
            findings.warning(RuleId.PRM_06, pointer, message, "Name the Region that is to be out of reach");
        }
    }
}
