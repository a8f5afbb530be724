package io.github.fis4j.validation;

import io.github.fis4j.template.Variables;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Regions, zones, accounts and ARNs look like. */
final class Forms {
    static final int LEAST_ARN = 20;
    static final int LONGEST_ARN = 2048;
    static final int PARTITION = 1;
    static final int SERVICE = 2;
    static final int REGION = 3;
    static final int ACCOUNT = 4;
    static final int RESOURCE = 5;
    static final String ARN = "arn:<partition>:<service>:<region>:<account>:<resource>";

    private static final Pattern REGION_NAME = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-\\d{1,2}");
    private static final Pattern ZONE_NAME =
            Pattern.compile("(?<region>[a-z]{2}(?:-[a-z]+)+-\\d{1,2})(?:-[a-z]+-\\d{1,2})?[a-z]");
    private static final Pattern ZONE_ID = Pattern.compile("[a-z]{2,6}\\d{1,2}(?:-[a-z]+\\d{1,2})?-az\\d{1,2}");
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final String SPACES = " \t\n\u000B\f\r";

    private Forms() {}

    static boolean isRegion(String text) {
        return REGION_NAME.matcher(text).matches();
    }

    static boolean isZoneName(String text) {
        return ZONE_NAME.matcher(text).matches();
    }

    static boolean isZone(String text) {
        return ZONE_ID.matcher(text).matches() || isZoneName(text);
    }

    /** {@return the Region of a zone by name; null if the text is none} */
    static @Nullable String regionOfZone(String text) {
        Matcher zone = ZONE_NAME.matcher(text);
        return zone.matches() ? zone.group("region") : null;
    }

    static boolean isAccount(String text) {
        return ACCOUNT_ID.matcher(text).matches();
    }

    static boolean hasText(String text) {
        // What the service calls a space; others, such as a wide one, are text.
        for (int i = 0; i < text.length(); i++) {
            if (SPACES.indexOf(text.charAt(i)) < 0) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a text still has something to be filled in, so that nobody can say what it holds} */
    static boolean isOpen(String text) {
        return Variables.anyIn(text);
    }

    /** {@return whether an id is one of somebody else's, whom an engine may know: it has parts, and is not of aws} */
    static boolean isForeign(String id) {
        return id.indexOf(':') > 0 && !id.startsWith("aws:");
    }

    /** {@return the items of a list in a parameter, without the spaces around them} */
    static List<String> items(String list) {
        return List.of(list.split(",", -1)).stream().map(String::strip).toList();
    }
}
