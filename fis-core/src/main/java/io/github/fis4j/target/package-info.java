/**
 * Which resources a target means: tags, filters and seeded selection over resources that a resolver found. Pure functions of their arguments and the seed.
 */
@NullMarked
package io.github.fis4j.target;

import org.jspecify.annotations.NullMarked;
