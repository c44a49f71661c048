package org.chancery.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * A typed identifier: a UUIDv7 that says what it identifies. Each room wraps its own, as a record with one component
 * {@code UUID value} and a static {@code of(String)}, which the web layer and JSON use.
 */
public interface Id {

    UUID value();

    /** A new UUIDv7: ids made later sort later, so that primary keys grow at their end. */
    static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
