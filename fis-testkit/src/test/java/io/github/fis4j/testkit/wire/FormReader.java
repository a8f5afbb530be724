package io.github.fis4j.testkit.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * Reads requests of the query protocols: names with dots, such as {@code Filters.Filter.1.Values.Value.2}. EC2 numbers
 * every list right behind its name; the others put the name of an item in between, unless the list is flat.
 */
final class FormReader {
    private final boolean ec2;

    FormReader(boolean ec2) {
        this.ec2 = ec2;
    }

    /** {@return one field of a form; empty if there is none} */
    static String field(String form, String name) {
        Node node = Node.parse(form).get(name);
        return node == null ? "" : node.text;
    }

    /** Sets the fields of a request from a form. */
    void read(String form, SdkPojo request) {
        read(Node.parse(form), request);
    }

    private void read(Node node, SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Node value = node.get(field.locationName());
            if (value != null) {
                field.set(pojo, value(value, field));
            }
        }
    }

    private Object value(Node node, SdkField<?> field) {
        if (Shapes.is(field, MarshallingType.LIST)) {
            return list(node, field);
        }
        if (Shapes.is(field, MarshallingType.SDK_POJO)) {
            SdkPojo inner = Shapes.begun(field);
            read(node, inner);
            return Shapes.built(inner);
        }
        return Shapes.scalar(field, node.text, Format.ISO_8601);
    }

    private List<Object> list(Node node, SdkField<?> field) {
        SdkField<?> item = Shapes.item(field);
        boolean flat = ec2 || field.getRequiredTrait(ListTrait.class).isFlattened();
        Node items = flat ? node : node.get(item.locationName());
        List<Object> all = new ArrayList<>();
        if (items != null) {
            items.numbered().forEach(each -> all.add(value(each, item)));
        }
        return all;
    }

    /** A name in the form, with what stands below it. */
    private static final class Node {
        private final Map<String, Node> below = new LinkedHashMap<>();
        private String text = "";

        static Node parse(String form) {
            Node root = new Node();
            for (String field : form.split("&", -1)) {
                int equals = field.indexOf('=');
                root.below(decoded(field.substring(0, equals))).text = decoded(field.substring(equals + 1));
            }
            return root;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        private Node below(String path) {
            Node node = this;
            for (String name : path.split("\\.", -1)) {
                node = node.below.computeIfAbsent(name, none -> new Node());
            }
            return node;
        }

        @Nullable
        Node get(String path) {
            Node node = this;
            for (String name : path.split("\\.", -1)) {
                node = node == null ? null : node.below.get(name);
            }
            return node;
        }

        List<Node> numbered() {
            return below.entrySet().stream()
                    .sorted(Comparator.comparingInt(each -> Integer.parseInt(each.getKey())))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }
}
