/** The books: accounts, bank accounts, entries that are only ever added, reversals, and periods that close. */
@NullMarked
@ApplicationModule(id = "finance.ledger", displayName = "Ledger",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.audit", "platform.web", "practice.matters"})
package org.chancery.finance.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
