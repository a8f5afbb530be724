package io.github.fis4j.engine;

import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.plan.PermissionFinding;
import io.github.fis4j.plan.PreviewedCall;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.PermissionQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which permissions the calls of a preview need, and what modules say of them. In the preview's mailbox only. */
final class PreviewPermissions {
    private final Map<String, Asking> byAction = new HashMap<>();
    private final Map<FisModule, Map<PermissionQuestion, PermissionRuling>> answers = new HashMap<>();
    private final Map<FisModule, String> silent = new HashMap<>();

    /** An action needs permission for its calls, and for those of their undo. */
    void needed(ActionNode node, FisModule module, List<PreviewedCall> calls, List<String> arns) {
        byAction.put(node.name(), new Asking(module, calls, arns));
    }

    /** {@return what each module is to be asked, in the order of the plan} */
    Map<FisModule, List<PermissionQuestion>> questions(ExperimentPlan plan) {
        Map<FisModule, List<PermissionQuestion>> questions = new LinkedHashMap<>();
        for (ActionNode node : plan.actions()) {
            Asking asking = byAction.get(node.name());
            if (asking != null && !asking.calls().isEmpty()) {
                questions
                        .computeIfAbsent(asking.module(), module -> new ArrayList<>())
                        .addAll(asking.questions(node.name()));
            }
        }
        return questions;
    }

    void answered(FisModule module, Map<PermissionQuestion, PermissionRuling> told) {
        answers.put(module, Map.copyOf(told));
    }

    void silent(FisModule module, ExperimentError why) {
        silent.put(module, why.message());
    }

    List<PermissionFinding> findings(ExperimentPlan plan) {
        List<PermissionFinding> findings = new ArrayList<>();
        for (ActionNode node : plan.actions()) {
            Asking asking = byAction.get(node.name());
            if (asking != null) {
                asking.calls().forEach(call -> add(findings, node.name(), asking, call));
            }
        }
        return findings;
    }

    private void add(List<PermissionFinding> findings, String action, Asking asking, PreviewedCall previewed) {
        findings.add(finding(action, asking, previewed, previewed.call(), false));
        UndoPlan undo = previewed.call().undo();
        if (undo != null && previewed.undoCalls().isEmpty()) {
            findings.add(new PermissionFinding(
                    action,
                    previewed.number(),
                    true,
                    undo.kind(),
                    asking.arns(),
                    PermissionRuling.unknown("Which calls this undo makes is not known beforehand")));
        }
        previewed.undoCalls().forEach(call -> findings.add(finding(action, asking, previewed, call, true)));
    }

    private PermissionFinding finding(
            String action, Asking asking, PreviewedCall previewed, PlannedCall call, boolean undo) {
        PermissionQuestion question = new PermissionQuestion(action, call, undo, asking.arns());
        PermissionRuling ruling =
                answers.getOrDefault(asking.module(), Map.of()).get(question);
        return new PermissionFinding(
                action,
                previewed.number(),
                undo,
                call.name(),
                asking.arns(),
                ruling == null ? PermissionRuling.unknown(whySilent(asking.module())) : ruling);
    }

    private String whySilent(FisModule module) {
        return silent.getOrDefault(module, "Module " + module.name() + " cannot tell without making the call");
    }

    private record Asking(FisModule module, List<PreviewedCall> calls, List<String> arns) {
        List<PermissionQuestion> questions(String action) {
            List<PermissionQuestion> questions = new ArrayList<>();
            for (PreviewedCall previewed : calls) {
                questions.add(new PermissionQuestion(action, previewed.call(), false, arns));
                previewed.undoCalls().forEach(call -> questions.add(new PermissionQuestion(action, call, true, arns)));
            }
            return questions;
        }
    }
}
