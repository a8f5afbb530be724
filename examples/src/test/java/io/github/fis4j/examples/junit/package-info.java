/** One test a feature of the JUnit extension, each to be read in a minute. */
@NullMarked
package io.github.fis4j.examples.junit;

import org.jspecify.annotations.NullMarked;
