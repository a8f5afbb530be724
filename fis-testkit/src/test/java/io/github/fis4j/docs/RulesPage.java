package io.github.fis4j.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The page of rules: tables of id, what the rule says, status, and tests.
 *
 * @param rows its rows, in order
 */
record RulesPage(List<Row> rows) {
    static final String IMPLEMENTED = "implemented";
    static final String DIFFERS = "differs";
    private static final Set<String> STATUSES = Set.of(IMPLEMENTED, DIFFERS, "not applicable", "later");
    private static final Pattern ROW = Pattern.compile("\\| ((?:[A-Z]{3}|V\\d+)[-.]\\d+) \\|(.*)\\|(.*)\\|(.*)\\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+\\.\\w+)`");

    /** A test method whose name begins with the id of a rule. */
    static final Pattern RULE_TEST = Pattern.compile("((?:[A-Z]{3}|V\\d+)_\\d+)_\\w+");

    /** The numbers of each family, from the first to the last of each stretch. */
    static final Map<String, int[]> FAMILIES = families();

    /**
     * One rule.
     *
     * @param id its id
     * @param says what it says
     * @param status what became of it
     * @param shown what shows it, or is otherwise or missing
     */
    record Row(String id, String says, String status, String shown) {

        /** {@return the tests that it names, as {@code Class.method}} */
        List<String> tests() {
            List<String> tests = new ArrayList<>();
            Matcher test = TEST.matcher(shown);
            while (test.find()) {
                tests.add(test.group(1));
            }
            return tests;
        }

        /** {@return what is said besides the tests} */
        String words() {
            return TEST.matcher(shown).replaceAll("").replaceAll("[,;\\s]", "");
        }

        /** {@return what the names of its tests begin with} */
        String prefix() {
            String[] parts = id.split("[-.]", 2);
            return id.startsWith("V19")
                    ? String.format("V19_%02d_", Integer.parseInt(parts[1]))
                    : parts[0] + "_" + parts[1] + "_";
        }
    }

    static RulesPage in(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(
                        row.group(1),
                        row.group(2).strip(),
                        row.group(3).strip(),
                        row.group(4).strip()));
            }
        }
        return new RulesPage(rows);
    }

    /**
     * {@return what is wrong with the page; empty if nothing is}
     *
     * @param tests all test methods that there are, as {@code Class.method}
     * @param differences the page that says where we differ
     */
    List<String> faults(Set<String> tests, String differences) {
        List<String> faults = new ArrayList<>();
        rows.forEach(row -> faults.addAll(faults(row, tests, differences)));
        faults.addAll(idFaults());
        faults.addAll(unlisted(tests));
        return faults;
    }

    private static List<String> faults(Row row, Set<String> tests, String differences) {
        List<String> faults = new ArrayList<>();
        if (row.says().isEmpty() || row.shown().isEmpty()) {
            faults.add(row.id() + " has an empty cell");
        }
        if (!STATUSES.contains(row.status())) {
            faults.add(row.id() + " has the status \"" + row.status() + "\", which is none");
        }
        boolean shown = row.tests().stream().anyMatch(test -> method(test).startsWith(row.prefix()));
        if (row.status().equals(IMPLEMENTED) && !shown) {
            faults.add(row.id() + " is implemented, but no test is named after it");
        }
        if (!row.status().equals(IMPLEMENTED) && row.words().isEmpty()) {
            faults.add(row.id() + " does not say what is otherwise or missing");
        }
        if (row.status().equals(DIFFERS) && !differences.contains(row.id())) {
            faults.add(row.id() + " differs, but the page of differences does not have it");
        }
        row.tests().stream()
                .filter(test -> !tests.contains(test))
                .forEach(test -> faults.add(row.id() + " names the test " + test + ", which is not there"));
        return faults;
    }

    private List<String> idFaults() {
        List<String> expected = new ArrayList<>();
        FAMILIES.forEach((family, numbers) -> {
            for (int number : numbers) {
                expected.add(
                        switch (family) {
                            case "V2" -> "V2." + number;
                            case "V19" -> "V19-" + number;
                            default -> String.format("%s-%02d", family, number);
                        });
            }
        });
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        rows.stream().filter(row -> !seen.add(row.id())).forEach(row -> faults.add(row.id() + " is there twice"));
        expected.stream().filter(id -> !seen.contains(id)).forEach(id -> faults.add(id + " is missing"));
        seen.stream().filter(id -> !expected.contains(id)).forEach(id -> faults.add(id + " is no rule"));
        if (faults.isEmpty() && !rows.stream().map(Row::id).toList().equals(expected)) {
            faults.add("the rules are not in their order");
        }
        return faults;
    }

    /** Tests that are named after a rule, but that its row does not name. */
    private List<String> unlisted(Set<String> tests) {
        Map<String, Set<String>> listed = new HashMap<>();
        rows.forEach(row -> listed.put(row.prefix(), new HashSet<>(row.tests())));
        List<String> faults = new ArrayList<>();
        for (String test : new TreeSet<>(tests)) {
            Matcher named = RULE_TEST.matcher(method(test));
            if (named.matches()
                    && !listed.getOrDefault(named.group(1) + "_", Set.of()).contains(test)) {
                faults.add("the test " + test + " is named after a rule, whose row does not name it");
            }
        }
        return faults;
    }

    private static String method(String test) {
        return test.substring(test.indexOf('.') + 1);
    }

    private static Map<String, int[]> families() {
        Map<String, int[]> families = new LinkedHashMap<>();
        families.put(
                "TPL",
                IntStream.concat(IntStream.rangeClosed(1, 22), IntStream.rangeClosed(30, 35))
                        .toArray());
        int[] last = {16, 10, 7, 2, 8, 5, 6, 13, 7, 8, 6, 4, 3, 5, 6, 3, 7};
        List<String> names = List.of(
                "TGT", "SEL", "EMP", "RES", "ACC", "MOD", "EXP", "ACT", "STP", "STC", "LEV", "SCH", "EVB", "LOG", "REP",
                "QUO", "IAM");
        for (int i = 0; i < last.length; i++) {
            families.put(names.get(i), IntStream.rangeClosed(1, last[i]).toArray());
        }
        families.put("V2", new int[] {1});
        families.put("V19", IntStream.rangeClosed(1, 13).toArray());
        return families;
    }
}
