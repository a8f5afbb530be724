package io.github.fis4j.examples.shop;

/** A node that knows the prices: in production an HTTP call to an instance. */
@FunctionalInterface
public interface PriceNode {

    /**
     * Asks for a price.
     *
     * @param item the item
     * @return its price in cents
     * @throws IllegalStateException if the node does not answer
     */
    long price(String item);
}
