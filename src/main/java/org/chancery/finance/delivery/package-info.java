/** Delivery of bills: how each client wants them, and how each bill reached whom: by e-mail, as an e-bill or e-invoice, on paper. See {@code docs/adr/0028-billing-runs.md}. */
@NullMarked
@ApplicationModule(id = "finance.delivery", displayName = "Delivery of bills",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.web", "platform.jobs", "platform.mail", "practice.contacts", "practice.matters",
            "finance.billing", "finance.ebilling", "finance.einvoicing"})
package org.chancery.finance.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
