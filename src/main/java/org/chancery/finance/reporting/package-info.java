/** Reporting: the books, client money, receivables and work in progress at any date, each figure opening its rows. Reads what other rooms publish; owns nothing. */
@NullMarked
@ApplicationModule(id = "finance.reporting", displayName = "Reporting", allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.web", "platform.audit",
        "platform.command", "platform.storage", "finance.ledger", "finance.trust"})
package org.chancery.finance.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
