package io.github.fis4j.plan;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Timing;
import io.github.fis4j.template.Action;
import java.time.Duration;
import java.util.List;

/**
 * An action in its place in the graph.
 *
 * @param index its position in the template, from 0
 * @param name its name
 * @param action what the template says of it
 * @param descriptor what it is
 * @param timing when it is over
 * @param duration how long it holds, or its deadline; zero if its timing has none
 * @param successors the indexes of the actions that wait for it, ascending
 * @param predecessors how many actions it waits for
 */
public record ActionNode(
        int index,
        String name,
        Action action,
        ActionDescriptor descriptor,
        Timing timing,
        Duration duration,
        List<Integer> successors,
        int predecessors) {}
