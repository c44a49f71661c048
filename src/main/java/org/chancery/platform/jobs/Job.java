package org.chancery.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work that goes on behind the pages. A room declares it as a bean. It acts as the person who started the run, with the permissions and walls that this person
 * has at that moment, so it calls facades as a page does.
 */
public interface Job {

    /** Its stable name in kebab-case, such as {@code billing-run}. */
    String name();

    /** What people call it: {@code Billing run}. */
    String title();

    /** Whoever holds this is told when a run fails or leaves items behind. */
    Permission concerns();

    /**
     * What there is to do, in the order in which it is done; in a transaction of its own, tried again as a whole if it fails.
     *
     * @param parameters as the run was started with
     */
    List<Item> plan(Map<String, String> parameters);

    /**
     * Does one item, in a transaction that marks it as done as well: both happen, or neither does. Refused: the item is parked with the reason and the run goes on.
     * An exception: the item is tried again after a pause that doubles, and parked in the end.
     *
     * @return a remark for the list of items, such as what was made; may be empty
     */
    Outcome<String> work(Item item, Map<String, String> parameters);

    /** What is left to do when no item waits any more, in the transaction that ends the run. */
    default void conclude(Map<String, String> parameters) {}

    /**
     * A piece of work.
     *
     * @param key   names it within its run, where it is there once: mostly the id of what it is done to
     * @param label as people read it in the list of items
     * @param matter whose wall hides it; null for none
     */
    record Item(String key, String label, @Nullable UUID matter) {}
}
