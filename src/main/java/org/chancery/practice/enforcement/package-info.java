/** Proof of enforcement: tries every table and names every route, shows what came of it, and keeps it with its date. */
@NullMarked
@ApplicationModule(id = "practice.enforcement", displayName = "Proof of enforcement",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.web", "platform.letterhead", "platform.command", "platform.storage", "practice.contacts", "practice.matters"})
package org.chancery.practice.enforcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
