package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import org.junit.jupiter.api.Test;

class WaitModuleTest {
    @Test
    void waitAction_isTheOneOfTheCatalogue() {
        assertThat(new WaitModule().actions())
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(Catalog.aws().action("aws:fis:wait").orElseThrow());
    }
}
