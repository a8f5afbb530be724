package io.github.fis4j.codec;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Variables;
import java.util.List;

/** Tells which variables are still to be filled in, and which defaults were taken. */
final class VariableFindings {
    private VariableFindings() {}

    static void tell(ExperimentTemplate template, Intrinsics intrinsics, Findings findings) {
        Variables.places(template).forEach((name, places) -> tell(name, places, findings));
        intrinsics
                .defaults()
                .forEach((name, value) -> findings.note(
                        "CFN-01",
                        JsonPointer.ROOT,
                        "The parameter " + Findings.shortened(name) + " has its default, \"" + Findings.shortened(value)
                                + "\"",
                        "Give another with --var " + Findings.shortened(name) + "=VALUE, or .with(Map.of(...))"));
        if (intrinsics.tooMuch()) {
            String message = "The functions of CloudFormation make more text than is read";
            findings.error("CFN-04", JsonPointer.ROOT, message, "Write the texts out");
        }
    }

    private static void tell(String name, List<String> places, Findings findings) {
        String shown = Findings.shortened(name);
        String where = places.size() == 1 ? "" : ", in " + places.size() + " places";
        String option = shown.matches("[\\w.:-]+") ? shown + "=VALUE" : "\"" + shown + "=VALUE\"";
        findings.warning(
                "VAR-01",
                places.get(0),
                "The variable " + shown + " is not filled in" + where + "; until then the template does not run",
                "Give its value with --var " + option + ", or .with(Map.of(\"" + shown + "\", ...))");
    }
}
