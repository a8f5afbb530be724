package io.github.fis4j.examples.cli;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.examples.cli.TemplateFile.Checked;
import io.github.fis4j.model.Identity;
import io.github.fis4j.testkit.aws.Home;
import org.jspecify.annotations.Nullable;

/** What is checked before a template meets a world; what is wrong with it is told on the way. */
final class Ready {
    private Ready() {}

    /**
     * A template for the simulation.
     *
     * @param checked without errors
     * @param home where it is made to run
     */
    record Simulated(Checked checked, Home home) {}

    /**
     * A template for AWS.
     *
     * @param checked without errors that could be told before anybody was called; for the caller's account
     * @param aws reaches it; to be closed
     * @param caller who calls
     */
    record Real(Checked checked, AwsFis aws, Identity caller) {}

    /** {@return the template for a simulation; null if it has errors} */
    static @Nullable Simulated simulated(TemplateFile template, ReadingOption reading, Screen screen) {
        Home home = Home.of(template.glance(reading.reader()));
        Checked checked = template.check(reading.reader().in(home.region(), home.accountId()));
        checked.problems().forEach(screen::problem);
        return checked.valid() ? new Simulated(checked, home) : null;
    }

    /** {@return the template for AWS; null if it has errors, and then nobody was called} */
    static @Nullable Real real(
            TemplateFile template, ReadingOption reading, WhereOption where, String region, Screen screen) {
        Home likely = Home.of(template.glance(reading.reader()));
        Checked offline = template.check(reading.reader().in(region, likely.accountId()));
        if (!offline.valid()) {
            offline.problems().forEach(screen::problem);
            return null;
        }
        AwsFis aws = where.aws(region);
        Identity caller = Caller.of(aws, where.endpoint());
        Checked checked =
                template.check(reading.reader().in(region, caller.place().accountId()));
        checked.problems().forEach(screen::problem);
        return new Real(checked, aws, caller);
    }
}
