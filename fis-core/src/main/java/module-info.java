/** Templates, validation, plan, engine and report of fault injection experiments. */
module io.github.fis4j.core {
    requires com.fasterxml.jackson.core;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires org.yaml.snakeyaml;

    exports io.github.fis4j;
    exports io.github.fis4j.actions;
    exports io.github.fis4j.catalog;
    exports io.github.fis4j.codec;
    exports io.github.fis4j.engine;
    exports io.github.fis4j.event;
    exports io.github.fis4j.journal;
    exports io.github.fis4j.json;
    exports io.github.fis4j.model;
    exports io.github.fis4j.outline;
    exports io.github.fis4j.plan;
    exports io.github.fis4j.policy;
    exports io.github.fis4j.problem;
    exports io.github.fis4j.report;
    exports io.github.fis4j.spi;
    exports io.github.fis4j.target;
    exports io.github.fis4j.template;
    exports io.github.fis4j.validation;

    uses io.github.fis4j.spi.FisModule;
}
