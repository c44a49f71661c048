package org.chancery.finance.ledger;

import java.util.UUID;
import org.chancery.shared.Id;

/**
 * The document that an entry comes from.
 *
 * @param type as the history names it: {@code invoice}, {@code trust-entry}, {@code payment}
 */
public record EntrySource(String type, UUID id) {

    public static EntrySource of(String type, Id id) {
        return new EntrySource(type, id.value());
    }
}
