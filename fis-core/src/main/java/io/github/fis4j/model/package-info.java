/**
 * Facts that pass between the steps of an experiment: resources, calls, undo records, evidence, verdicts, limits. Values only, no behaviour that waits.
 */
@NullMarked
package io.github.fis4j.model;

import org.jspecify.annotations.NullMarked;
