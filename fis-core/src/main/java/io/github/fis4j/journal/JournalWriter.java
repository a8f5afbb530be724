package io.github.fis4j.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    private boolean everFailed;

    JournalWriter(JournalDisk disk, OwnSegments segments, RunStates states, Function<String, RunState> lookUp) {
        this.disk = disk;
        this.segments = segments;
        this.states = states;
        this.lookUp = lookUp;
    }

    /** Whether some append failed: then lines may be there that nobody was told of. */
    boolean everFailed() {
        return everFailed;
    }

    void commit(List<Append> batch) {
        Map<String, Long> chains = new HashMap<>();
        long[] itsChain = new long[batch.size()];
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < itsChain.length; i++) {
            Append append = batch.get(i);
            Long inBatch = chains.get(append.runId());
            long before = inBatch == null ? state(append).chain() : inBatch;
            itsChain[i] = JournalLine.chain(before, append.json());
            chains.put(append.runId(), itsChain[i]);
            lines.writeBytes(JournalLine.of(itsChain[i], append.json()));
        }
        try {
            segments.write(lines.toByteArray());
        } catch (IOException e) {
            everFailed = true;
            RuntimeException failure = OwnSegments.failed(disk, segments.file(), e);
            batch.forEach(append -> append.durable().completeExceptionally(failure));
            return;
        }
        for (int i = 0; i < itsChain.length; i++) {
            Append append = batch.get(i);
            RunState state = state(append);
            state.take(append.event(), itsChain[i]);
            states.put(append.runId(), state);
        }
        batch.forEach(append -> append.durable().complete(null));
    }

    private RunState state(Append append) {
        boolean first = append.event().stamp().number() == 1;
        return states.get(append.runId(), first ? RunState::fresh : lookUp);
    }
}
