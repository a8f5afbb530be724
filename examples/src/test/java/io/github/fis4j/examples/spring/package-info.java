/** The engine as a bean of Spring Boot. */
@NullMarked
package io.github.fis4j.examples.spring;

import org.jspecify.annotations.NullMarked;
