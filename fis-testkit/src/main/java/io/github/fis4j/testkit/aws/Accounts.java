package io.github.fis4j.testkit.aws;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accounts of one AWS, and the credentials that it gave out. Thread-safe. */
final class Accounts {
    private static final Pattern ID = Pattern.compile("\\d{12}");

    private final BiFunction<String, Accounts, FakeAws> make;
    private final Map<String, FakeAws> accounts = new LinkedHashMap<>();
    private final Map<String, Caller> callers = new HashMap<>();

    /**
     * No accounts.
     *
     * @param make makes one, by its id, that knows the others
     */
    Accounts(BiFunction<String, Accounts, FakeAws> make) {
        this.make = make;
    }

    /** {@return an account, made on first use} */
    synchronized FakeAws account(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("An account id has 12 digits, unlike \"" + id + "\"");
        }
        FakeAws known = accounts.get(id);
        if (known == null) {
            known = make.apply(id, this);
            accounts.put(id, known);
        }
        return known;
    }

    /** {@return the services of an account; null if there is none of that id} */
    synchronized @Nullable Services find(String id) {
        FakeAws account = accounts.get(id);
        return account == null ? null : account.services();
    }

    /** Gives out credentials. */
    synchronized void give(String accessKey, Caller caller) {
        callers.put(accessKey, caller);
    }

    /** {@return the number of the next credentials} */
    synchronized int given() {
        return callers.size() + 1;
    }

    synchronized Caller caller(String accessKey, Services home) {
        Caller known = callers.get(accessKey);
        return known == null ? Caller.stranger(home, accessKey) : known;
    }
}
