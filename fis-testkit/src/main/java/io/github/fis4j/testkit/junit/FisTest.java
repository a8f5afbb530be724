package io.github.fis4j.testkit.junit;

import io.github.fis4j.spi.FisModule;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test a world of its own: time, an AWS in memory, alarms, an engine and an experiment. The methods of the class,
 * {@code @BeforeEach} and {@code @AfterEach} too, take of it what they name as parameters:
 *
 * <ul>
 *   <li>{@code Experiment}: the experiment of the template, not started yet
 *   <li>{@code FakeAws}: empty but for the alarms of the template, which are OK; in the account and Region of the template
 *   <li>{@code ScriptedAlarms}: what is set there holds over the alarms of the {@code FakeAws}
 *   <li>{@code VirtualTime}, or {@code EngineTime} whichever it is; {@code ExperimentEngine}; {@code ExperimentTemplate}
 *   <li>{@code ExperimentReport}: what the experiment did; it is run if it was not started
 * </ul>
 *
 * <p>After the test everything is stopped and undone. What is left behind - an undo that did not succeed, a hold on time -
 * fails the test and is named. The timeline of a test that fails is printed; what an experiment did is published as a report
 * entry, and written as JSON under {@code target/fis-reports} ({@code build/fis-reports} where Gradle builds; the configuration
 * parameter {@code fis4j.reports.directory} names another one).
 *
 * <p>It may stand on a class, a method, or an annotation of your own; it is inherited, and holds in nested classes. What an
 * annotation further in sets holds over what one further out does; variables and modules are added.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FisTestExtension.class)
@SuppressWarnings("exports") // Who uses the annotation never names its extension.
public @interface FisTest {
    /** The seed, unless another is said: the day on which FIS was launched. */
    long DEFAULT_SEED = 20210315;

    /**
     * Names the template. Looked for in this order: a {@link FisTemplate} method; a resource beside the test class, or at the
     * root of the class path; a file, relative to the working directory. A stack of several templates takes the name of
     * one of them after a {@code #}. Without it: the only {@link FisTemplate} method; without any, there is no
     * {@code Experiment} to be had.
     */
    String template() default "";

    /** The values of variables of the template, {@code name=value} each. */
    String[] variables() default {};

    /** The seed of every random choice: the same in every run of the test, so that its victims are too. */
    long seed() default DEFAULT_SEED;

    /** On which time experiments run. */
    Time time() default Time.VIRTUAL;

    /** The Region of the {@code FakeAws}; without it, that which the template names first, or us-east-1. */
    String region() default "";

    /** Modules beside that of AWS, made anew for every test; each has a constructor without parameters. */
    Class<? extends FisModule>[] modules() default {};

    /**
     * Lets experiments change a real AWS, by the SDK's default credentials and Region, in real time, with a durable journal
     * under {@code fis-reports}: what a test that was killed left open, the next one undoes first. Without it nothing is
     * touched, and modules that would touch the world are refused.
     */
    boolean realAws() default false;

    /** Disables the tests where there is no AWS to reach: no credentials, no Region, or no answer of STS. */
    boolean disabledWithoutAws() default false;
}
