/** Audit: every version of every business row, written by the database's triggers, sealed against later change, and shown on the object itself. */
@NullMarked
@ApplicationModule(id = "platform.audit", displayName = "Audit",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.web", "platform.command", "platform.database"})
package org.chancery.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
