package io.github.fis4j.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes batches of events, each batch with one force. For the writer thread only. */
final class JournalWriter {
    private final JournalDisk disk;
    private final OwnSegments segments;
    private final RunStates states;
    private final Function<String, RunState> lookUp;

    JournalWriter(JournalDisk disk, OwnSegments segments, RunStates states, Function<String, RunState> lookUp) {
        this.disk = disk;
        this.segments = segments;
        this.states = states;
        this.lookUp = lookUp;
    }

    void commit(List<Append> batch) {
        int bytes = 0;
        for (Append append : batch) {
            bytes += append.json().length + JournalLine.EXTRA;
        }
        byte[] lines = new byte[bytes];
        // A state changes when its line is durable, so those of the batch stand here until then.
        Map<String, Long> chains = new HashMap<>();
        List<RunState> itsState = new ArrayList<>(batch.size());
        long[] itsChain = new long[batch.size()];
        int at = 0;
        for (int i = 0; i < itsChain.length; i++) {
            Append append = batch.get(i);
            RunState state = state(append);
            long before = chains.getOrDefault(append.runId(), state.chain());
            itsState.add(state);
            itsChain[i] = JournalLine.chain(before, append.json());
            chains.put(append.runId(), itsChain[i]);
            at = JournalLine.put(itsChain[i], append.json(), lines, at);
        }
        try {
            segments.write(lines);
        } catch (IOException e) {
            RuntimeException failure = OwnSegments.failed(disk, segments.file(), e);
            batch.forEach(append -> append.durable().completeExceptionally(failure));
            return;
        }
        for (int i = 0; i < itsChain.length; i++) {
            itsState.get(i).take(batch.get(i).event(), itsChain[i]);
            states.put(batch.get(i).runId(), itsState.get(i));
        }
        batch.forEach(append -> append.durable().complete(null));
    }

    private RunState state(Append append) {
        boolean first = append.event().stamp().number() == 1;
        return states.get(append.runId(), first ? RunState::fresh : lookUp);
    }
}
