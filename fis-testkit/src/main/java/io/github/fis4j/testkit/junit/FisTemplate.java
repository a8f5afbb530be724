package io.github.fis4j.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a method gives the template of the experiments of a {@link FisTest}. The method takes nothing and returns an
 * {@code ExperimentTemplate}, or its builder. It stands in the test class, a superclass or a class around it, and may be
 * static or not. If there are several, {@link FisTest#template()} tells by its name which is meant.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FisTemplate {}
