package io.github.fis4j.testkit.contract;

import java.util.List;

/**
 * A way to break a contract, or to keep it.
 *
 * @param testCases the tests of the contract, with one constructor, which takes the lie; run by nothing else
 * @param name what is done
 * @param bend makes a liar of something honest
 * @param caught which rules have to notice, and no other; none if all is as it should be
 * @param <B> makes a liar of something honest
 */
record Lie<B>(Class<?> testCases, String name, B bend, List<Caught> caught) {

    @Override
    public String toString() {
        return testCases.getEnclosingClass().getSimpleName() + ": " + name;
    }

    /**
     * A rule that notices.
     *
     * @param rule the name of its method
     * @param telling what its failure has to tell, so that it does not fail for another reason
     */
    record Caught(String rule, String telling) {
        static Caught by(String rule, String telling) {
            return new Caught(rule, telling);
        }
    }
}
