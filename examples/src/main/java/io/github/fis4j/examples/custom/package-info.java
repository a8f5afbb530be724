/** An action of one's own: what it takes to write one, and the test that holds it to the contract. */
@org.jspecify.annotations.NullMarked
package io.github.fis4j.examples.custom;
