/** E-bills: what each client's system wants of a bill, files made of issued bills, and files of anybody read and checked. */
@NullMarked
@ApplicationModule(id = "finance.ebilling", displayName = "E-bills",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.audit", "platform.web", "platform.storage", "practice.contacts",
            "practice.matters", "practice.timekeeping", "finance.billing"})
package org.chancery.finance.ebilling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
