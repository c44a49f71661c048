/** Guidelines: what clients demand of the firm's work, clause by clause, and the checks that hold the work against it. */
@NullMarked
@ApplicationModule(id = "practice.guidelines", displayName = "Client guidelines",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.audit", "platform.web", "practice.contacts", "practice.matters", "practice.timekeeping"})
package org.chancery.practice.guidelines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
