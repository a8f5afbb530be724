/** An AWS endpoint made of WireMock for tests that speak HTTP, and what such tests need around it. */
@NullMarked
package io.github.fis4j.aws.wire;

import org.jspecify.annotations.NullMarked;
