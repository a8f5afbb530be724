package io.github.fis4j.outline;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonNull;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.S3Location;
import io.github.fis4j.template.StopCondition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes an outline as JSON, for programs. */
final class OutlineJson {
    private OutlineJson() {}

    static JsonObject of(ExperimentOutline outline) {
        ExperimentTemplate template = outline.template();
        return JsonObject.builder()
                .put("description", template.description())
                .put("assumption", Words.ASSUMPTION)
                .putStrings("oddities", outline.oddities())
                .put("timeline", timeline(outline.timeline()))
                .put("actions", array(outline.actions(), OutlineJson::action))
                .put("targets", array(outline.targets(), OutlineJson::target))
                .put("resourceTypes", array(outline.resourceTypes(), OutlineJson::type))
                .put("sharedResources", excerpt(outline.shared(), OutlineJson::shared))
                .put("overlaps", excerpt(outline.overlaps(), OutlineJson::overlap))
                .put("lasting", array(outline.lasting(), OutlineJson::lasting))
                .put("quotas", array(outline.quotas(), OutlineJson::quota))
                .put("cost", cost(outline.cost()))
                .put("stopConditions", array(template.stopConditions(), OutlineJson::condition))
                .put("roleArn", text(template.roleArn()))
                .put("emptyTargetResolutionMode", template.options().skipsEmptyTargets() ? "skip" : "fail")
                .put(
                        "accountTargeting",
                        template.options().accountTargeting() == null
                                ? "single-account"
                                : template.options().accountTargeting())
                .put("log", log(template.logConfiguration()))
                .put(
                        "report",
                        template.reportConfiguration() == null
                                ? JsonNull.INSTANCE
                                : place(template.reportConfiguration().s3()))
                .build();
    }

    private static JsonObject timeline(Timeline timeline) {
        return JsonObject.builder()
                .put("length", window(timeline.length()))
                .putStrings("criticalPath", timeline.criticalPath())
                .put("peak", peak(timeline.peak()))
                .putStrings("widest", timeline.widest())
                .put("widestExact", timeline.widestExact())
                .putStrings("neverStart", timeline.neverStart())
                .build();
    }

    private static JsonObject peak(Peak peak) {
        return JsonObject.builder()
                .putStrings("actions", peak.actions())
                .put("from", peak.from().toString())
                .put("until", duration(peak.until()))
                .build();
    }

    private static JsonObject action(ActionOutline action) {
        return JsonObject.builder()
                .put("name", action.name())
                .put("actionId", action.actionId())
                .put("targets", strings(action.targets()))
                .putStrings("startAfter", action.startAfter())
                .put("timing", action.timing() == null ? JsonNull.INSTANCE : word(action.timing()))
                .put("length", window(action.length()))
                .put("start", window(action.start()))
                .put("end", window(action.end()))
                .put("postAction", action.postAction())
                .put("aftermath", word(action.aftermath()))
                .put("rollback", action.rollback())
                .build();
    }

    private static JsonObject target(TargetOutline target) {
        return JsonObject.builder()
                .put("name", target.name())
                .put("resourceType", target.resourceType())
                .putStrings("identifiedBy", target.identifiedBy())
                .put("selectionMode", target.selectionMode())
                .put("reach", reach(target.reach()))
                .putStrings("actions", target.actions())
                .build();
    }

    private static JsonObject reach(Reach reach) {
        return JsonObject.builder()
                .put("atMost", number(reach.most()))
                .put("exact", reach.exact())
                .put("percent", reach.most().isPresent() ? JsonNull.INSTANCE : JsonNumber.of(reach.percent()))
                .put("atMostOnService", number(reach.worst()))
                .build();
    }

    private static JsonObject type(TypeOutline type) {
        return JsonObject.builder()
                .put("resourceType", type.resourceType())
                .put("reach", reach(type.reach()))
                .putStrings("targets", type.targets())
                .build();
    }

    private static JsonObject shared(SharedResources shared) {
        return JsonObject.builder()
                .put("one", shared.one())
                .put("other", shared.other())
                .put("certain", shared.certain())
                .build();
    }

    private static JsonObject overlap(Overlap overlap) {
        return JsonObject.builder()
                .put("one", overlap.one())
                .put("other", overlap.other())
                .put("oneTarget", overlap.oneTarget())
                .put("otherTarget", overlap.otherTarget())
                .put("sameResources", overlap.sameResources())
                .put("sameTime", overlap.sameTime())
                .put("from", overlap.from().toString())
                .put("until", duration(overlap.until()))
                .put("odd", text(overlap.odd()))
                .build();
    }

    private static JsonObject lasting(LastingChange change) {
        return JsonObject.builder()
                .put("target", change.target())
                .put("resourceType", change.resourceType())
                .put("aftermath", word(change.aftermath()))
                .putStrings("actions", change.actions())
                .build();
    }

    private static JsonObject quota(Quota quota) {
        return JsonObject.builder()
                .put("kind", word(quota.kind()))
                .put("subject", quota.subject())
                .put("atLeast", quota.atLeast())
                .put("atMost", number(quota.atMost()))
                .put("quota", quota.quota())
                .put("standing", word(quota.standing()))
                .build();
    }

    private static JsonObject cost(Cost cost) {
        Price price = cost.price();
        return JsonObject.builder()
                .put("actionMinutesAtLeast", cost.atLeast())
                .put("actionMinutesAtMost", cost.atMost())
                .putStrings("unknown", cost.unknown())
                .put("amountAtLeast", decimal(cost.amountAtLeast()))
                .put("amountAtMost", decimal(cost.amountAtMost()))
                .put("price", price == null ? JsonNull.INSTANCE : price(price))
                .build();
    }

    private static JsonObject price(Price price) {
        return JsonObject.builder()
                .put("perActionMinute", decimal(price.perActionMinute()))
                .put("currency", price.currency())
                .put("asOf", price.asOf().toString())
                .put("source", price.source())
                .build();
    }

    private static JsonObject condition(StopCondition condition) {
        return JsonObject.builder()
                .put("source", condition.source())
                .put("value", text(condition.value()))
                .build();
    }

    private static JsonValue log(@Nullable LogConfiguration log) {
        if (log == null) {
            return JsonNull.INSTANCE;
        }
        Integer version = log.logSchemaVersion();
        return JsonObject.builder()
                .put("schemaVersion", version == null ? JsonNull.INSTANCE : JsonNumber.of(version))
                .put("logGroupArn", text(log.logGroupArn()))
                .put("s3", place(log.s3()))
                .build();
    }

    private static JsonValue place(@Nullable S3Location s3) {
        if (s3 == null) {
            return JsonNull.INSTANCE;
        }
        return JsonObject.builder()
                .put("bucketName", text(s3.bucketName()))
                .put("prefix", text(s3.prefix()))
                .build();
    }

    private static JsonValue window(@Nullable Window window) {
        if (window == null) {
            return JsonNull.INSTANCE;
        }
        return JsonObject.builder()
                .put("atLeast", window.atLeast().toString())
                .put("atMost", duration(window.atMost()))
                .build();
    }

    private static <T> JsonObject excerpt(Excerpt<T> excerpt, Function<T, JsonValue> each) {
        return JsonObject.builder()
                .put("items", array(excerpt.items(), each))
                .put("complete", new JsonBoolean(excerpt.complete()))
                .build();
    }

    private static <T> JsonArray array(Collection<T> items, Function<T, JsonValue> each) {
        return new JsonArray(items.stream().map(each).toList());
    }

    private static JsonObject strings(Map<String, String> map) {
        JsonObject.Builder object = JsonObject.builder();
        map.forEach(object::put);
        return object.build();
    }

    private static JsonValue text(@Nullable String text) {
        return text == null ? JsonNull.INSTANCE : new JsonString(text);
    }

    private static JsonValue duration(@Nullable Duration duration) {
        return duration == null ? JsonNull.INSTANCE : new JsonString(duration.toString());
    }

    private static JsonValue number(OptionalLong number) {
        return number.isEmpty() ? JsonNull.INSTANCE : JsonNumber.of(number.getAsLong());
    }

    private static JsonValue decimal(@Nullable BigDecimal number) {
        return number == null ? JsonNull.INSTANCE : new JsonNumber(number);
    }

    private static JsonString word(Enum<?> word) {
        return new JsonString(word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
