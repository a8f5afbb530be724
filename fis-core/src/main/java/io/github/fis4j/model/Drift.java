package io.github.fis4j.model;

/**
 * Something that others changed while an experiment ran. It is reported, never overwritten.
 *
 * @param resource the resource's ARN
 * @param expected what we would have found if nobody else had touched it
 * @param found what was found
 */
public record Drift(String resource, String expected, String found) {}
