/**
 * What several threads touch in the engine, tried on real threads with all that compilers and processors do to the order of
 * things. In the engine's package, because most of it is nobody else's business.
 */
@org.jspecify.annotations.NullMarked
package io.github.fis4j.engine;
