/** Billing runs: rules that say which matters are billed and when, their runs as jobs, and the issue of what was approved. See {@code docs/adr/0028-billing-runs.md}. */
@NullMarked
@ApplicationModule(id = "finance.runs", displayName = "Billing runs",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.web", "platform.jobs", "platform.inbox", "practice.contacts", "practice.matters", "finance.billing",
            "finance.delivery"})
package org.chancery.finance.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
