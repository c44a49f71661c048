package org.chancery.finance.banking;

/** The draft of a reconciliation was thrown away. Published in its transaction; nothing is left of it that an activity could show. */
record ReconciliationDiscarded(ReconciliationId id) {}
