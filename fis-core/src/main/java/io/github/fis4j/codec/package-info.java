/**
 * Text to template and back. Reading never throws: it returns the template as far as it could be understood, with every problem and its place.
 */
@NullMarked
package io.github.fis4j.codec;

import org.jspecify.annotations.NullMarked;
