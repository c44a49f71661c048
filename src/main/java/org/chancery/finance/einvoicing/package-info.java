/** E-invoices: bills as the files that authorities and companies demand (EN 16931: Factur-X, ZUGFeRD, XRechnung), written from issued bills and read from others. */
@NullMarked
@ApplicationModule(id = "finance.einvoicing", displayName = "E-invoices",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.web", "platform.storage", "practice.contacts",
            "practice.matters", "finance.billing"})
package org.chancery.finance.einvoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
