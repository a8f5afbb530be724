package io.github.fis4j.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** A rule by its name, for tests that go through all of them. */
record HouseRule(String name, ArchRule rule) {

    /** {@return every rule that holds the house} */
    static List<HouseRule> all() {
        return Stream.of(PackageRules.all(), SeamRules.all(), StyleRules.all(), DoorRules.all())
                .flatMap(List::stream)
                .toList();
    }

    static HouseRule named(String name) {
        return all().stream()
                .filter(each -> each.name.equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No rule is named " + name));
    }

    @Override
    public String toString() {
        return name;
    }
}
