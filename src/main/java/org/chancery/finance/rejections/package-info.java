/** Rejections: what clients took off bills and why, the appeals against it, and the rules proposed so that it does not happen again. */
@NullMarked
@ApplicationModule(id = "finance.rejections", displayName = "Rejections and reductions",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.inbox", "platform.audit", "platform.web", "practice.contacts", "practice.matters",
            "practice.guidelines", "finance.billing"})
package org.chancery.finance.rejections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
