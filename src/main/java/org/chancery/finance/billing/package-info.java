/** Billing: pre-bills for review, bills with numbers without gaps, credit notes, write-offs, and the payments that settle them. */
@NullMarked
@ApplicationModule(id = "finance.billing", displayName = "Bills",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.inbox", "platform.audit", "platform.web", "platform.letterhead",
            "practice.contacts", "practice.matters", "practice.timekeeping", "finance.ledger", "finance.trust"})
package org.chancery.finance.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
