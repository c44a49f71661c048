/** Banking: what the banks say about the firm's accounts, held against the books until both agree, and kept as it was. */
@NullMarked
@ApplicationModule(id = "finance.banking", displayName = "Banking",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.inbox", "platform.audit", "platform.web", "platform.letterhead", "platform.storage", "practice.contacts",
            "practice.matters", "finance.ledger", "finance.trust", "finance.billing"})
package org.chancery.finance.banking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
