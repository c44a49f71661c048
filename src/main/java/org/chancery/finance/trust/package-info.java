/** Client money: a ledger per matter and trust account, receipts that clear, payments, transfers with an authority, voids. No override exists. */
@NullMarked
@ApplicationModule(id = "finance.trust", displayName = "Client money",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.audit", "platform.web", "practice.matters", "finance.ledger"})
package org.chancery.finance.trust;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
