package org.chancery.finance.ledger;

import java.util.List;

/** A check that a room above the books adds to their verification, for what its own tables must hold. Asked in a read transaction. */
public interface BooksCheck {

    /** What does not hold; empty if all does. */
    List<Finding> findings();
}
