/**
 * What would happen if a template were run, told before anything does: times, blast radius, what stays, cost, quotas.
 * Pure; takes valid templates and others.
 */
@NullMarked
package io.github.fis4j.outline;

import org.jspecify.annotations.NullMarked;
