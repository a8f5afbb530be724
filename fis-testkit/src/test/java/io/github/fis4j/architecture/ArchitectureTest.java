package io.github.fis4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library keeps the rules of its house. */
class ArchitectureTest {
    private static JavaClasses library;

    @BeforeAll
    static void importLibrary() {
        library = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // Tests of fis-aws that this module shares, packed when the build comes that far.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(ImportTable.BASE);
    }

    static List<HouseRule> rules() {
        return HouseRule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void library_eachRule_keepsIt(HouseRule rule) {
        rule.rule().check(library);
    }

    @Test
    void library_imported_hasClassesOfAllThreeModules() {
        assertThat(library)
                .extracting(each -> each.getPackageName())
                .contains("io.github.fis4j.template", "io.github.fis4j.aws", "io.github.fis4j.testkit");
    }
}
