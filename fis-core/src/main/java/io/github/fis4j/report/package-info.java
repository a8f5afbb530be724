/**
 * What an experiment did, computed from its events and nothing else, so that it can be rebuilt from a journal. Values, and their text form.
 */
@NullMarked
package io.github.fis4j.report;

import org.jspecify.annotations.NullMarked;
