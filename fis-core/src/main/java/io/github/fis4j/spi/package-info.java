/**
 * What others implement: action providers, target resolvers, stop condition sources, journals, modules and time. Only calls through this package leave the library.
 */
@NullMarked
package io.github.fis4j.spi;

import org.jspecify.annotations.NullMarked;
