package io.github.fis4j.codec;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What belongs where in a template of the API form. Each shape is one of its kind, and compared as such. */
final class ApiShape {
    private final Kind kind;
    private final Map<String, ApiShape> members;
    private final @Nullable ApiShape inner;

    private ApiShape(Kind kind, Map<String, ApiShape> members, @Nullable ApiShape inner) {
        this.kind = kind;
        this.members = members;
        this.inner = inner;
    }

    /** The kinds of value. */
    enum Kind {
        TEXT,
        NUMBER,
        /** A word such as COUNT(1). */
        SELECTION,
        OBJECT,
        MAP,
        LIST
    }

    /** Members that the service adds when it shows a template or an experiment. */
    static final Set<String> OUTPUT_ONLY = Set.of(
            "id",
            "arn",
            "creationTime",
            "lastUpdateTime",
            "targetAccountConfigurationsCount",
            "experimentTemplateId",
            "experimentReport",
            "state",
            "startTime",
            "endTime");

    /** Members that the service adds to an action when it shows an experiment. */
    static final Set<String> OUTPUT_ONLY_OF_ACTIONS = Set.of("state", "startTime", "endTime");

    /** What it adds to the options: how an experiment was started. */
    static final Set<String> OUTPUT_ONLY_OF_OPTIONS = Set.of("actionsMode");

    /** The one name that CloudFormation does not only begin with a capital. */
    private static final String REPORT_BUCKET = "ExperimentReportS3Configuration";

    static final ApiShape TEXT = new ApiShape(Kind.TEXT, Map.of(), null);
    private static final ApiShape NUMBER = new ApiShape(Kind.NUMBER, Map.of(), null);
    private static final ApiShape SELECTION = new ApiShape(Kind.SELECTION, Map.of(), null);
    private static final ApiShape TEXTS = list(TEXT);
    private static final ApiShape TEXT_MAP = map(TEXT);
    private static final ApiShape S3 = object("bucketName", TEXT, "prefix", TEXT);

    static final ApiShape STOP_CONDITION = object("source", TEXT, "value", TEXT);
    static final ApiShape TAGS = map(TEXT);
    static final ApiShape FILTER = object("path", TEXT, "values", TEXTS);
    static final ApiShape TARGET = object(
            "resourceType",
            TEXT,
            "resourceArns",
            TEXTS,
            "resourceTags",
            TAGS,
            "filters",
            list(FILTER),
            "selectionMode",
            SELECTION,
            "parameters",
            TEXT_MAP);
    static final ApiShape PARAMETERS = map(TEXT);
    static final ApiShape ACTION = object(
            "actionId", TEXT, "description", TEXT, "parameters", PARAMETERS, "targets", TEXT_MAP, "startAfter", TEXTS);
    static final ApiShape OPTIONS = object("accountTargeting", TEXT, "emptyTargetResolutionMode", TEXT);
    static final ApiShape OUTPUTS = object("s3Configuration", S3);

    static final ApiShape TEMPLATE = object(
            "clientToken",
            TEXT,
            "description",
            TEXT,
            "stopConditions",
            list(STOP_CONDITION),
            "targets",
            map(TARGET),
            "actions",
            map(ACTION),
            "roleArn",
            TEXT,
            "tags",
            TAGS,
            "logConfiguration",
            object(
                    "logSchemaVersion",
                    NUMBER,
                    "cloudWatchLogsConfiguration",
                    object("logGroupArn", TEXT),
                    "s3Configuration",
                    S3),
            "experimentOptions",
            OPTIONS,
            "experimentReportConfiguration",
            object(
                    "outputs",
                    OUTPUTS,
                    "dataSources",
                    object("cloudWatchDashboards", list(object("dashboardIdentifier", TEXT))),
                    "preExperimentDuration",
                    TEXT,
                    "postExperimentDuration",
                    TEXT));

    Kind kind() {
        return kind;
    }

    /** {@return what an object has, by name} */
    Map<String, ApiShape> members() {
        return members;
    }

    /** {@return the shape of a member that is known} */
    ApiShape member(String name) {
        return members.getOrDefault(name, TEXT);
    }

    /** {@return what is inside of a list or map; a text for the others} */
    ApiShape inner() {
        return inner == null ? TEXT : inner;
    }

    /** {@return the name in the API form of a member that is known in one of the forms; null if it is not} */
    @Nullable
    String known(String name) {
        if (members.containsKey(name)) {
            return name;
        }
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return null;
        }
        if (this == OUTPUTS && name.equals(REPORT_BUCKET)) {
            return "s3Configuration";
        }
        String camel = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return members.containsKey(camel) ? camel : null;
    }

    /** {@return the name in CloudFormation's form of a member that is known} */
    String inCloudFormation(String known) {
        return this == OUTPUTS && known.equals("s3Configuration")
                ? REPORT_BUCKET
                : known.substring(0, 1).toUpperCase(Locale.ROOT) + known.substring(1);
    }

    /** {@return members that the service writes into an object of this shape} */
    Set<String> outputOnly() {
        if (this == TEMPLATE) {
            return OUTPUT_ONLY;
        }
        if (this == ACTION) {
            return OUTPUT_ONLY_OF_ACTIONS;
        }
        return this == OPTIONS ? OUTPUT_ONLY_OF_OPTIONS : Set.of();
    }

    /** {@return what belongs here, in words} */
    String words() {
        return switch (kind) {
            case TEXT, SELECTION -> "a string";
            case NUMBER -> "a whole number";
            case OBJECT, MAP -> "an object";
            case LIST -> "an array";
        };
    }

    private static ApiShape list(ApiShape inner) {
        return new ApiShape(Kind.LIST, Map.of(), inner);
    }

    private static ApiShape map(ApiShape inner) {
        return new ApiShape(Kind.MAP, Map.of(), inner);
    }

    private static ApiShape object(Object... namesAndShapes) {
        Map<String, ApiShape> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            members.put((String) namesAndShapes[i], (ApiShape) namesAndShapes[i + 1]);
        }
        return new ApiShape(Kind.OBJECT, members, null);
    }
}
