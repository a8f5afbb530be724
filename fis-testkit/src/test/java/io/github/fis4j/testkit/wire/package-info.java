/** An AWS in memory behind a real port: real HTTP, real protocols, real clients. */
@NullMarked
package io.github.fis4j.testkit.wire;

import org.jspecify.annotations.NullMarked;
