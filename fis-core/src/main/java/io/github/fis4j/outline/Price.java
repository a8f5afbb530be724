package io.github.fis4j.outline;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the service is assumed to charge. Prices change, and this library asks nobody: the one built in is what AWS listed at
 * its date.
 *
 * @param perActionMinute for each minute of each action
 * @param currency for example {@code USD}
 * @param asOf since when it is listed
 * @param source where it is listed
 */
public record Price(BigDecimal perActionMinute, String currency, LocalDate asOf, String source) {
    private static final Price LISTED =
            new Price(new BigDecimal("0.10"), "USD", LocalDate.of(2024, 10, 1), "https://aws.amazon.com/fis/pricing/");

    /** {@return 0.10 USD, listed since 2024-10-01 for all Regions but GovCloud} */
    public static Price listed() {
        return LISTED;
    }

    BigDecimal of(long minutes) {
        return perActionMinute.multiply(BigDecimal.valueOf(minutes));
    }
}
