package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.template.ExperimentTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A template of every family with all its policies and their explanation, word by word. After a change that is meant,
 * delete the expected file: the next run writes it again, and fails once.
 */
class PolicyGoldenTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/policy");

    private static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void template_givesJustThesePolicies(String name) throws IOException {
        String text = Files.readString(DIRECTORY.resolve(name + ".json"));
        String found = all(TemplateReader.lenient().read(text).template());
        Path expected = DIRECTORY.resolve(name + ".txt");
        boolean there = Files.exists(expected);
        if (!there) {
            Files.writeString(expected, found);
        }

        assertThat(there)
                .as("%s was written just now: look at it, and run again", expected)
                .isTrue();
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    private static String all(ExperimentTemplate template) {
        PolicyFacts facts = PolicyFacts.none().orGuessedFrom(template);
        PolicyWriter service = PolicyWriter.of(Catalog.aws());
        List<PolicySet> sets = new ArrayList<>(service.role(template, facts));
        sets.addAll(service.purpose(PolicyPurpose.ENGINE).role(template, facts));
        sets.addAll(service.trust(template, facts));
        sets.addAll(service.purpose(PolicyPurpose.ENGINE).trust(template, facts));
        sets.addAll(service.user(template, facts));
        StringBuilder text = new StringBuilder();
        for (PolicySet set : sets) {
            text.append("== ")
                    .append(set.name())
                    .append(set.fits() ? "" : ", does not fit")
                    .append('\n');
            text.append(set.explanation());
            set.documents()
                    .forEach(document -> text.append("-- ")
                            .append(document.name())
                            .append(", ")
                            .append(document.size())
                            .append('\n')
                            .append(document.text())
                            .append('\n'));
        }
        return text.toString();
    }
}
