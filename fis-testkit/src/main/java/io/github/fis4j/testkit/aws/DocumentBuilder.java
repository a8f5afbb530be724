package io.github.fis4j.testkit.aws;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes a document of a {@link FakeSsm}. Without more it is an active {@code Command} document for Linux and Windows,
 * in one version, without parameters, that runs for a second. Not thread-safe.
 */
public final class DocumentBuilder {
    private final Map<String, Boolean> parameters = new LinkedHashMap<>();
    private String type = "Command";
    private String status = "Active";
    private List<String> platforms = List.of("Linux", "Windows");
    private Duration runs = Duration.ofSeconds(1);
    private @Nullable String secondsParameter;
    private int latestVersion = 1;
    private int defaultVersion = 1;

    DocumentBuilder() {}

    /**
     * Sets the type.
     *
     * @param name for example {@code Automation}
     * @return this builder
     */
    public DocumentBuilder type(String name) {
        type = name;
        return this;
    }

    /**
     * Sets the status.
     *
     * @param name for example {@code Creating}
     * @return this builder
     */
    public DocumentBuilder status(String name) {
        status = name;
        return this;
    }

    /**
     * Sets where it runs.
     *
     * @param names of {@code Linux}, {@code Windows} and {@code MacOS}
     * @return this builder
     */
    public DocumentBuilder platforms(String... names) {
        platforms = List.of(names);
        return this;
    }

    /**
     * Adds parameters that have to be given.
     *
     * @param names their names
     * @return this builder
     */
    public DocumentBuilder required(String... names) {
        List.of(names).forEach(name -> parameters.put(name, true));
        return this;
    }

    /**
     * Adds parameters that may be given.
     *
     * @param names their names
     * @return this builder
     */
    public DocumentBuilder optional(String... names) {
        List.of(names).forEach(name -> parameters.put(name, false));
        return this;
    }

    /**
     * Sets how long it runs on an instance.
     *
     * @param duration more than zero
     * @return this builder
     */
    public DocumentBuilder runs(Duration duration) {
        runs = duration;
        return this;
    }

    /**
     * Lets a required parameter say how long it runs on an instance.
     *
     * @param parameter its name; its value is a number of seconds
     * @return this builder
     */
    public DocumentBuilder runsFor(String parameter) {
        secondsParameter = parameter;
        return required(parameter);
    }

    /**
     * Sets the versions that there are: 1 to the latest one.
     *
     * @param latest the number behind {@code $LATEST}
     * @param usual the number behind {@code $DEFAULT}
     * @return this builder
     */
    public DocumentBuilder versions(int latest, int usual) {
        latestVersion = latest;
        defaultVersion = usual;
        return this;
    }

    Document build(String name, String arn, boolean byAws) {
        return new Document(
                name,
                arn,
                byAws,
                type,
                status,
                platforms,
                new LinkedHashMap<>(parameters),
                runs,
                secondsParameter,
                latestVersion,
                defaultVersion);
    }

    /**
     * A document.
     *
     * @param parameters whether they are required, by name
     * @param secondsParameter the parameter that says how long it runs; null if none does
     */
    record Document(
            String name,
            String arn,
            boolean byAws,
            String type,
            String status,
            List<String> platforms,
            Map<String, Boolean> parameters,
            Duration runs,
            @Nullable String secondsParameter,
            int latestVersion,
            int defaultVersion) {
        private static final Refusal INVALID = new Refusal("InvalidParameters", 400);

        /** {@return the number of a version; fails if there is none such} */
        int version(@Nullable String asked) {
            if (asked == null || asked.equals("$DEFAULT")) {
                return defaultVersion;
            }
            if (asked.equals("$LATEST")) {
                return latestVersion;
            }
            if (!asked.matches("[1-9]\\d{0,5}") || Integer.parseInt(asked) > latestVersion) {
                throw ServiceFailure.badRequest(
                        "InvalidDocumentVersion", "The document " + name + " has no version " + asked);
            }
            return Integer.parseInt(asked);
        }

        void check(Map<String, List<String>> given) {
            for (String name : given.keySet()) {
                if (!parameters.containsKey(name)) {
                    throw INVALID.because("The document has no parameter " + name);
                }
            }
            parameters.forEach((name, required) -> {
                if (required && !given.containsKey(name)) {
                    throw INVALID.because("The parameter " + name + " is required");
                }
            });
            if (secondsParameter != null && !seconds(given, secondsParameter).matches("\\d{1,9}")) {
                throw INVALID.because("The parameter " + secondsParameter + " must be a number of seconds");
            }
        }

        Duration runs(Map<String, List<String>> given) {
            return secondsParameter == null
                    ? runs
                    : Duration.ofSeconds(Long.parseLong(seconds(given, secondsParameter)));
        }

        private static String seconds(Map<String, List<String>> given, String name) {
            return String.join(",", given.getOrDefault(name, List.of()));
        }
    }
}
