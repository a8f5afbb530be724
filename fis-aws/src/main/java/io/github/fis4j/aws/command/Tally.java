package io.github.fis4j.aws.command;

import io.github.fis4j.aws.command.Sending.Sent;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ReadContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of every instance what became of its command: as evidence if it ran, as a shortfall if it did not. */
record Tally(Lookout lookout, ReadContext context) {

    /** Returns the evidence; fails if on any victim the document does not run, or ended badly. */
    List<Evidence> evidence(List<Resource> victims) {
        List<Evidence> evidence = new ArrayList<>();
        Map<String, String> shortfalls = new LinkedHashMap<>();
        for (Resource victim : victims) {
            Invocation row = lookout.of(victim.id());
            if (row != null && (row.inPlace() || row.assumed())) {
                evidence.add(evidence(victim, row));
            } else {
                shortfalls.put(victim.id(), row == null ? unseen(victim.id()) : row.told());
            }
        }
        if (!shortfalls.isEmpty()) {
            tell("Commands when the action failed", ids(victims));
            throw failed(shortfalls);
        }
        return evidence;
    }

    private static Evidence evidence(Resource victim, Invocation row) {
        String after = "command " + row.command() + ": " + row.told();
        return row.inPlace()
                ? Evidence.observed(victim.arn(), "no command", after)
                : Evidence.acknowledged(victim.arn(), "no command", after);
    }

    private String unseen(String id) {
        Sent mine = lookout.sent().stream()
                .filter(one -> one.batch().instances().contains(id))
                .findFirst()
                .orElseThrow();
        String command = lookout.command(mine.batch());
        if (command != null) {
            return "command " + command + " is not listed for it";
        }
        return (mine.lost() == null ? "" : mine.lost().getMessage() + ". ") + "No command with the comment "
                + mine.batch().marker() + " was found within " + Commands.SEARCHED.toSeconds()
                + " seconds; it was not sent again, since that could be a second fault";
    }

    /** Fails an action of which documents did not end well. */
    static ActionFailedException failed(Map<String, String> statuses) {
        return new ActionFailedException(
                ErrorCode.DEPENDENT_SERVICE_FAILURE,
                "The document does not run, or did not end well, on " + grouped(statuses)
                        + ". What it printed is in Systems Manager, Run Command, for 30 days");
    }

    private static List<String> ids(List<Resource> victims) {
        return victims.stream().map(Resource::id).toList();
    }

    /** Tells the status of instances, as far as it was seen. */
    void tell(String when, Collection<String> ids) {
        Map<String, String> statuses = new LinkedHashMap<>();
        ids.forEach(id -> statuses.put(id, told(lookout.of(id))));
        if (!statuses.isEmpty()) {
            context.note(when + ": " + grouped(statuses));
        }
    }

    private static String told(@Nullable Invocation row) {
        return row == null ? "not listed" : row.told();
    }

    /** Names instances that share a status together. */
    static String grouped(Map<String, String> statuses) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        statuses.forEach((id, status) ->
                ids.computeIfAbsent(status, none -> new ArrayList<>()).add(id));
        return ids.entrySet().stream()
                .map(each -> String.join(", ", each.getValue()) + ": " + each.getKey())
                .collect(Collectors.joining("; "));
    }
}
