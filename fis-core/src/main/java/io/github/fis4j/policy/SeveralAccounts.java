package io.github.fis4j.policy;

import io.github.fis4j.template.ExperimentTemplate;

/** Knows templates whose targets lie in several accounts (ACC-01). */
final class SeveralAccounts {
    private SeveralAccounts() {}

    static boolean isFor(ExperimentTemplate template) {
        return "multi-account".equals(template.options().accountTargeting());
    }
}
