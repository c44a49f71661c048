package org.chancery.finance.ledger;

import java.util.UUID;

/**
 * Something that does not hold in the books, and where.
 *
 * @param code       stable: {@code entry-unbalanced}, {@code trust-three-way}
 * @param objectType as the history names it
 */
public record Finding(String code, String objectType, UUID objectId, String message) {}
