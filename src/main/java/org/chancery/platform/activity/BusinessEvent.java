package org.chancery.platform.activity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the business, as a record of the room where it happened. Published once as a Spring application event
 * inside its transaction, it is stored in that transaction and seen by every room that listens. Its type is the record's simple name.
 */
public interface BusinessEvent {

    /** One line for a timeline, in the past tense, without who did it: "Bill 2026-1182 issued, $4,120.50". */
    String summary();

    /** The objects it touches; the matter need not be repeated here. */
    List<ObjectRef> objects();

    /**
     * The matter it belongs to, whose wall then hides it; null if it belongs to none. An event that touches two matters is
     * published as two events, so that neither betrays the other.
     */
    @Nullable UUID matter();

    /** Further facts worth keeping, small and flat. */
    default Map<String, String> data() {
        return Map.of();
    }
}
