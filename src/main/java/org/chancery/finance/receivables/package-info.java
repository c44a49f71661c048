/** Receivables: what clients owe and have on account, statements, refunds, payments that the bank takes back, and how debts are chased. */
@NullMarked
@ApplicationModule(id = "finance.receivables", displayName = "Receivables",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.inbox", "platform.jobs", "platform.web", "platform.letterhead",
            "practice.contacts", "practice.matters", "practice.timekeeping", "finance.ledger", "finance.billing"})
package org.chancery.finance.receivables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
