package io.github.fis4j.model;

/**
 * Under whose name a module makes its calls.
 *
 * @param place the account and Region
 * @param principal the caller, for AWS its ARN as STS tells it
 * @param simulated whether the world behind it is a simulation
 */
public record Identity(Place place, String principal, boolean simulated) {}
