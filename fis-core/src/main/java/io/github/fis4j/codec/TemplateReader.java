package io.github.fis4j.codec;

import io.github.fis4j.codec.TemplateFinder.Found;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonFault;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import io.github.fis4j.problem.SourceMap;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates in any of their forms, in JSON or YAML; the form is found out, not asked. Immutable, thread-safe. It never
 * throws for what a text holds; every problem is told at once:
 *
 * <ul>
 *   <li>DOC-01 to DOC-03: what cannot be understood, a name twice in one object, too large or too deep
 *   <li>DOC-04: a wrong type, always an error
 *   <li>DOC-05 to DOC-07: an unknown field, which is kept; a null; a field that only the service writes, which is not
 *   <li>DOC-08 to DOC-11, DOC-17: another spelling or shape of what the service takes
 *   <li>DOC-12, DOC-13: no template, or several where one was asked for
 *   <li>DOC-14 to DOC-16: words of YAML with two meanings, unknown tags, more problems than are told
 *   <li>CFN-01 to CFN-04: functions of CloudFormation
 *   <li>VAR-01, VAR-02: variables that are not filled in, and values that nobody asks for
 *   <li>LCH-01 to LCH-09: the form in which the service was first shown
 * </ul>
 *
 * What is neither broken nor of a wrong type is a departure from what the service takes: an error to the strict reader; to
 * the lenient one a warning, with what has one meaning only repaired. A repair that would have to guess is an error to both.
 */
public final class TemplateReader {
    private static final TemplateReader STRICT = new TemplateReader(true, null, Map.of(), Set.of(), null);
    private static final TemplateReader LENIENT = new TemplateReader(false, null, Map.of(), Set.of(), null);

    private final boolean strict;
    private final LaunchForm.@Nullable Home home;
    private final Map<String, String> variables;
    private final Set<String> literals;
    private final @Nullable String name;

    private TemplateReader(
            boolean strict,
            LaunchForm.@Nullable Home home,
            Map<String, String> variables,
            Set<String> literals,
            @Nullable String name) {
        this.strict = strict;
        this.home = home;
        this.variables = Map.copyOf(variables);
        this.literals = Set.copyOf(literals);
        this.name = name;
    }

    /** {@return the reader that takes just what the service takes, and repairs nothing} */
    public static TemplateReader strict() {
        return STRICT;
    }

    /** {@return the reader that repairs what has one meaning only and keeps unknown fields, with a warning for each} */
    public static TemplateReader lenient() {
        return LENIENT;
    }

    /**
     * {@return this reader with the place where the template runs. It gives {@code AWS::Region}, {@code AWS::AccountId},
     * {@code AWS::Partition} and {@code AWS::URLSuffix} their values; a lenient one fills it into an alarm's ARN that lacks
     * it, which otherwise keeps these parts empty}
     *
     * @param region the Region, for example {@code eu-west-1}
     * @param accountId the account, 12 digits
     */
    public TemplateReader in(String region, String accountId) {
        return new TemplateReader(strict, new LaunchForm.Home(region, accountId), variables, literals, name);
    }

    /**
     * {@return this reader with values of variables, added to those that it has. They come before the defaults of a stack's
     * parameters}
     *
     * @param values texts by the name of the variable or parameter; for one that stands in the place of a list or an
     *     object, its JSON
     */
    public TemplateReader with(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(values);
        return new TemplateReader(strict, home, all, literals, name);
    }

    /**
     * {@return this reader with names that look like variables and are meant as they stand, such as a shell's
     * <code>${HOME}</code>}
     *
     * @param names the names, without braces
     */
    public TemplateReader literally(Collection<String> names) {
        Set<String> all = new HashSet<>(literals);
        all.addAll(names);
        return new TemplateReader(strict, home, variables, all, name);
    }

    /**
     * {@return this reader for one template of a stack}
     *
     * @param resource the name of its resource
     */
    public TemplateReader named(String resource) {
        return new TemplateReader(strict, home, variables, literals, resource);
    }

    /**
     * Reads the template of a text. A text with several is a problem: see {@link #named(String)} and {@link
     * #readAll(String)}.
     *
     * @param text the text
     * @return the template as far as it could be understood, with every problem in the order of the text
     */
    public Parsed read(String text) {
        List<Parsed> all = readAll(text);
        if (all.size() == 1) {
            return all.get(0);
        }
        List<String> names = new ArrayList<>();
        for (Parsed each : all) {
            names.add(each.name() == null ? "the one at " + place(each) : each.name());
        }
        String message = "The text holds " + all.size() + " templates where one was asked for: " + shown(names);
        String first = Objects.requireNonNullElse(all.get(0).name(), "...");
        String hint = "Choose one by its name: named(\"" + first + "\"), or --template " + first
                + " on the command line; or read them all";
        Problem problem = Problem.error("DOC-13", JsonPointer.ROOT, message, hint);
        ExperimentTemplate nothing = ExperimentTemplate.builder("").build();
        return new Parsed(
                nothing, SourceMap.none(), List.of(problem), null, all.get(0).form());
    }

    private static String place(Parsed parsed) {
        return parsed.sourceMap()
                .nearest(JsonPointer.ROOT)
                .map(SourceMap.Position::toString)
                .orElse("1:1");
    }

    private static String shown(List<String> names) {
        String first = names.stream().limit(20).map(Findings::shortened).collect(Collectors.joining(", "));
        return names.size() <= 20 ? first : first + " and " + (names.size() - 20) + " more";
    }

    /**
     * Reads every template of a text: those of a stack, of an array, of several YAML documents.
     *
     * @param text the text
     * @return the templates in their order, at least one: if the text holds none, an empty one with the problem that says so
     */
    public List<Parsed> readAll(String text) {
        Values values = new Values(variables, home);
        List<JsonDocument> documents = TemplateText.documents(text);
        List<Parsed> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonDocument document : documents) {
            for (Found found : TemplateFinder.in(document)) {
                names.add(found.name() == null ? "" : found.name());
                if (name == null || name.equals(found.name())) {
                    all.add(parsed(document, found, values));
                }
            }
        }
        if (all.isEmpty()) {
            return List.of(nothing(documents, names));
        }
        all.set(0, withUnused(all.get(0), values));
        return List.copyOf(all);
    }

    private Parsed parsed(JsonDocument document, Found found, Values values) {
        Severity departure = strict ? Severity.ERROR : Severity.WARNING;
        Findings findings = new Findings(document, found.pointer(), departure);
        Intrinsics intrinsics = new Intrinsics(found.stack(), values);
        boolean cloudFormation = found.form() == TemplateForm.CLOUDFORMATION;
        JsonObject said = JsonObject.empty();
        if (found.value() instanceof JsonObject object && !Intrinsics.isCall(object)) {
            said = new ApiForm(findings, values, intrinsics, cloudFormation).template(object, found.pointer());
        } else {
            String message = "Only CloudFormation knows what this template says";
            findings.error("CFN-02", JsonPointer.ROOT, message, "Write the properties themselves");
        }
        findings.faults(found);
        JsonObject today = LaunchForm.repaired(said, findings, home);
        ExperimentTemplate template = new TemplateDecoder(findings)
                .template(strict ? said : today).toBuilder()
                        .literals(literals)
                        .literals(intrinsics.literals())
                        .build();
        VariableFindings.tell(template, intrinsics, findings);
        SourceMap source = findings.sourceMap();
        TemplateForm form = findings.launch() ? TemplateForm.LAUNCH : found.form();
        return new Parsed(template, source, findings.problems(source), found.name(), form);
    }

    /** {@return an empty template with the problem that there is none} */
    private Parsed nothing(List<JsonDocument> documents, List<String> names) {
        JsonDocument document = documents.get(0);
        Findings findings = new Findings(document, JsonPointer.ROOT, strict ? Severity.ERROR : Severity.WARNING);
        Found none = new Found(null, TemplateForm.API, JsonPointer.ROOT, document.root(), Stack.NONE, List.of());
        findings.faults(none);
        boolean unread = document.faults().stream()
                .anyMatch(fault -> fault.kind() == JsonFault.Kind.SYNTAX || fault.kind() == JsonFault.Kind.TOO_LARGE);
        if (!names.isEmpty()) {
            String message = "No template is named " + name + "; there are " + shown(names);
            findings.error("DOC-12", JsonPointer.ROOT, message, NearMiss.hint(String.valueOf(name), names, null));
        } else if (!unread) {
            String message = "Found " + TemplateFinder.instead(document) + " where an experiment template belongs";
            String hint =
                    "Looked for an object with actions or targets, for experimentTemplate or experiment around one, "
                            + "and for resources of the type " + TemplateFinder.TYPE;
            findings.error("DOC-12", JsonPointer.ROOT, message, hint);
        }
        ExperimentTemplate nothing = ExperimentTemplate.builder("").build();
        SourceMap source = findings.sourceMap();
        return new Parsed(nothing, source, findings.problems(source), null, TemplateForm.API);
    }

    private static Parsed withUnused(Parsed parsed, Values values) {
        Set<String> unused = values.unused();
        if (unused.isEmpty()) {
            return parsed;
        }
        List<Problem> all = new ArrayList<>(parsed.problems());
        List<String> known = parsed.template().variables();
        for (String each : unused.stream().sorted().toList()) {
            String message = "The value for " + each + " is given, and no text asks for it";
            all.add(Problem.warning("VAR-02", JsonPointer.ROOT, message, NearMiss.hint(each, known, null)));
        }
        return parsed.withProblems(all);
    }
}
