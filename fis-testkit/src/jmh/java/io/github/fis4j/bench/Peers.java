package io.github.fis4j.bench;

import com.github.dexecutor.core.DefaultDexecutor;
import com.github.dexecutor.core.DexecutorConfig;
import com.github.dexecutor.core.ExecutionConfig;
import com.github.dexecutor.core.task.ExecutionResults;
import com.github.dexecutor.core.task.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Other ways to run a graph of actions. They keep no events, no report and no journal, and undo nothing. */
final class Peers {
    private Peers() {}

    static void bareLoop(int[][] graph, IntConsumer work) {
        int[] waitsFor = new int[graph.length];
        int[] successors = new int[graph.length];
        for (int i = 0; i < graph.length; i++) {
            waitsFor[i] = graph[i].length;
            for (int before : graph[i]) {
                successors[before]++;
            }
        }
        int[][] after = new int[graph.length][];
        for (int i = 0; i < graph.length; i++) {
            after[i] = new int[successors[i]];
        }
        for (int i = 0; i < graph.length; i++) {
            for (int before : graph[i]) {
                after[before][--successors[before]] = i;
            }
        }
        int[] ready = new int[graph.length];
        int known = 0;
        for (int i = 0; i < graph.length; i++) {
            if (waitsFor[i] == 0) {
                ready[known++] = i;
            }
        }
        for (int next = 0; next < known; next++) {
            work.accept(ready[next]);
            for (int successor : after[ready[next]]) {
                if (--waitsFor[successor] == 0) {
                    ready[known++] = successor;
                }
            }
        }
    }

    static void completableFutures(int[][] graph, IntConsumer work, Executor pool) {
        CompletableFuture<?>[] futures = new CompletableFuture<?>[graph.length];
        for (int i = 0; i < graph.length; i++) {
            int action = i;
            CompletableFuture<?>[] before =
                    IntStream.of(graph[i]).mapToObj(each -> futures[each]).toArray(CompletableFuture<?>[]::new);
            futures[i] = CompletableFuture.allOf(before).thenRunAsync(() -> work.accept(action), pool);
        }
        CompletableFuture.allOf(futures).join();
    }

    static ExecutionResults<Integer, Integer> dexecutor(int[][] graph, ExecutorService pool) {
        DefaultDexecutor<Integer, Integer> executor =
                new DefaultDexecutor<>(new DexecutorConfig<>(pool, Peers::dexecutorTask));
        for (int i = 0; i < graph.length; i++) {
            if (graph[i].length == 0) {
                executor.addIndependent(i);
            }
            for (int before : graph[i]) {
                executor.addDependency(before, i);
            }
        }
        return executor.execute(ExecutionConfig.TERMINATING);
    }

    private static Task<Integer, Integer> dexecutorTask(Integer action) {
        Task<Integer, Integer> task = new Task<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public Integer execute() {
                return action;
            }
        };
        task.setId(action);
        return task;
    }
}
