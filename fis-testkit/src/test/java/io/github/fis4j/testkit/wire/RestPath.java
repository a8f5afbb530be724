package io.github.fis4j.testkit.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * The path of an operation that is told by method and path, such as {@code /clusters/{name}/node-groups}.
 *
 * @param method the HTTP method
 * @param pattern a group a name
 * @param names of the parts, in order
 */
record RestPath(String method, Pattern pattern, List<String> names) {
    private static final Pattern NAME = Pattern.compile("\\{([^}+]+)\\+?}");

    static RestPath of(Operation operation) {
        String path = operation.info().requestUri();
        Matcher name = NAME.matcher(path);
        List<String> names = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (name.find()) {
            pattern.append(Pattern.quote(path.substring(end, name.start())));
            pattern.append(name.group().endsWith("+}") ? "(.+)" : "([^/]+)");
            names.add(name.group(1));
            end = name.end();
        }
        pattern.append(Pattern.quote(path.substring(end)));
        return new RestPath(operation.info().httpMethod().name(), Pattern.compile(pattern.toString()), names);
    }

    boolean matches(HttpCall call) {
        return method.equals(call.method())
                && pattern.matcher(call.url().getRawPath()).matches();
    }

    /** Sets the fields that stand in path and query. */
    void read(HttpCall call, SdkPojo request) {
        Matcher path = pattern.matcher(call.url().getRawPath());
        if (!path.matches()) {
            throw new IllegalStateException(call.url() + " is not " + pattern);
        }
        for (SdkField<?> field : request.sdkFields()) {
            switch (field.location()) {
                case PATH, GREEDY_PATH ->
                    field.set(
                            request,
                            Shapes.scalar(
                                    field,
                                    decoded(path.group(1 + names.indexOf(field.locationName()))),
                                    Format.ISO_8601));
                case QUERY_PARAM -> fromQuery(call, field, request);
                case PAYLOAD -> {}
                default ->
                    throw new IllegalStateException(
                            field.memberName() + " stands in the " + field.location() + ", where nobody looks yet");
            }
        }
    }

    private static void fromQuery(HttpCall call, SdkField<?> field, SdkPojo request) {
        List<String> values = values(call, field.locationName());
        if (values.isEmpty()) {
            return;
        }
        field.set(
                request,
                Shapes.is(field, MarshallingType.LIST) ? values : Shapes.scalar(field, values.get(0), Format.ISO_8601));
    }

    private static List<String> values(HttpCall call, String name) {
        List<String> values = new ArrayList<>();
        String query = call.url().getRawQuery();
        for (String one : query == null ? new String[0] : query.split("&", -1)) {
            int equals = one.indexOf('=');
            if (equals >= 0 && decoded(one.substring(0, equals)).equals(name)) {
                values.add(decoded(one.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
