/** Tests of tests: what is tested runs in JUnit's own test kit. */
@NullMarked
package io.github.fis4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
