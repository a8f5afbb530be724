package io.github.fis4j.codec;

import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonNull;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.template.ExperimentTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates. Immutable, thread-safe. It never throws for what a text holds; every problem is told at once:
 *
 * <ul>
 *   <li>DOC-01 to DOC-03: no JSON, a name twice in one object, too large or too deep
 *   <li>DOC-04: a wrong type, always an error
 *   <li>DOC-05 to DOC-07: an unknown field, which is kept; a null; a field that only the service writes
 *   <li>LCH-01 to LCH-09: the form in which the service was first shown
 * </ul>
 *
 * What is neither broken nor of a wrong type is a departure from what the service takes: an error to the strict reader; to
 * the lenient one a warning, with the launch form repaired. A repair that would have to guess is an error to both.
 */
public final class TemplateReader {
    private static final TemplateReader STRICT = new TemplateReader(true, null);
    private static final TemplateReader LENIENT = new TemplateReader(false, null);

    private final boolean strict;
    private final LaunchForm.@Nullable Home home;

    private TemplateReader(boolean strict, LaunchForm.@Nullable Home home) {
        this.strict = strict;
        this.home = home;
    }

    /** {@return the reader that takes just what the service takes, and repairs nothing} */
    public static TemplateReader strict() {
        return STRICT;
    }

    /** {@return the reader that repairs the launch form and keeps unknown fields, with a warning for each} */
    public static TemplateReader lenient() {
        return LENIENT;
    }

    /**
     * {@return this reader with the place where the template runs. A lenient one fills it in where the template leaves it
     * out; without it, such an ARN keeps these parts empty}
     *
     * @param region the Region, for example {@code eu-west-1}
     * @param accountId the account, 12 digits
     */
    public TemplateReader in(String region, String accountId) {
        return new TemplateReader(strict, new LaunchForm.Home(region, accountId));
    }

    /**
     * Reads a template.
     *
     * @param text the text
     * @return the template as far as it could be understood, with every problem in the order of the text
     */
    public Parsed read(String text) {
        JsonDocument document = JsonReader.read(text);
        Findings findings = new Findings(document, strict ? Severity.ERROR : Severity.WARNING);
        JsonObject said = object(document, findings);
        JsonObject today = LaunchForm.repaired(said, findings, home);
        ExperimentTemplate template = new TemplateDecoder(findings).template(strict ? said : today);
        SourceMap source = findings.sourceMap();
        return new Parsed(template, source, findings.problems(source));
    }

    private static JsonObject object(JsonDocument document, Findings findings) {
        if (document.root() instanceof JsonObject object) {
            return object;
        }
        boolean unread =
                document.root() instanceof JsonNull && !document.faults().isEmpty();
        if (!unread) {
            findings.wrongType(JsonPointer.ROOT, document.root(), "a template, an object,");
        }
        return JsonObject.empty();
    }
}
