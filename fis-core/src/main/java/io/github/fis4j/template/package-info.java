/**
 * What an experiment template says: an immutable model of {@code CreateExperimentTemplate}. Unknown fields are kept, so that what is read can be written back.
 */
@NullMarked
package io.github.fis4j.template;

import org.jspecify.annotations.NullMarked;
