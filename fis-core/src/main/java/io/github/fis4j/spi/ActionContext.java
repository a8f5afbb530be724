package io.github.fis4j.spi;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.template.Action;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What an action knows while it is prepared and injected. */
public interface ActionContext extends CallContext {

    /** {@return the action's name in the template} */
    String name();

    /** {@return what the template says of it} */
    Action action();

    /** {@return what the action is} */
    ActionDescriptor descriptor();

    /** {@return the parameters that hold: those given, and defaults for the rest} */
    Map<String, String> parameters();

    /**
     * {@return the victims in a slot, sorted by ARN; empty if the slot is not filled}
     *
     * @param slot the slot, for example {@code Instances}
     */
    List<Resource> victims(String slot);

    /** {@return where its calls go} */
    Place place();

    /** {@return the source of random choices, the same for the same seed; for {@code prepare} only} */
    RandomGenerator random();

    /**
     * {@return the marker of one of the action's calls, at most 100 characters: set it in the request where the API lets
     * us, so that the effect can be found without the answer}
     *
     * @param number the number of the call among the prepared ones, from 1
     */
    String marker(int number);
}
