package io.github.fis4j.examples.cli;

import io.github.fis4j.examples.cli.SimulatedWorld.NotSimulatedException;
import io.github.fis4j.examples.cli.Stock.Item;
import io.github.fis4j.model.Arns;
import io.github.fis4j.template.Target;
import io.github.fis4j.template.TargetFilter;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a resource that is no instance must be to match a target.
 *
 * @param stock of which type
 * @param tags its tags
 * @param attributes its attributes by filter path
 * @param zone where it is
 */
record StockRecipe(Stock stock, Map<String, String> tags, Map<String, String> attributes, String zone) {
    private static final int RESOURCE_PART = 5;

    /** {@return the recipe of a target; of the values of a filter or parameter the first is taken} */
    static StockRecipe of(String name, Target target, Stock stock, String region) throws NotSimulatedException {
        Map<String, String> attributes = new TreeMap<>(stock.usual());
        for (TargetFilter filter : target.filters()) {
            if (!attributes.containsKey(filter.path()) || filter.values().isEmpty()) {
                throw new NotSimulatedException("target " + name + " filters on " + filter.path()
                        + "; the simulation can filter " + stock.type() + " on "
                        + String.join(", ", attributes.keySet()));
            }
            attributes.put(filter.path(), filter.values().get(0));
        }
        return new StockRecipe(stock, target.resourceTags(), attributes, zone(name, target, stock, region));
    }

    private static String zone(String name, Target target, Stock stock, String region) throws NotSimulatedException {
        String zones = target.parameters().getOrDefault(stock.zoneParameter(), "all");
        String zone = zones.split(",", -1)[0].strip();
        if (!zone.equals("all") && !zone.startsWith(region)) {
            throw new NotSimulatedException(
                    "target " + name + " asks for zone " + zone + "; the simulation is in " + region + " only");
        }
        return zone.equals("all") ? region + "a" : zone;
    }

    /** {@return the recipe of a resource that looks alike but misses the target, if the target asks for tags} */
    StockRecipe neighbour() {
        Map<String, String> other = new TreeMap<>(tags);
        other.replaceAll((key, value) -> "not-" + value);
        return new StockRecipe(stock, other, attributes, zone);
    }

    void make(FakeAws aws, String name) {
        stock.make(aws, new Item(stock.resource(name), tags, attributes, zone));
    }

    void makeListed(FakeAws aws, String arn) {
        List<String> parts = Arns.parts(arn);
        stock.make(aws, new Item(parts.get(RESOURCE_PART), tags, attributes, zone));
    }
}
