/** The shop under an outage. */
@org.jspecify.annotations.NullMarked
package io.github.fis4j.examples.shop;
