/**
 * What is wrong with an input: problems with stable ids, and where in the text they are. It knows neither JSON nor templates.
 */
@NullMarked
package io.github.fis4j.problem;

import org.jspecify.annotations.NullMarked;
