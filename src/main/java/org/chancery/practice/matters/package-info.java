/** Matters: what the firm does for whom, from first word to closing; who takes part, who works on it, and who may not know of it. */
@NullMarked
@ApplicationModule(id = "practice.matters", displayName = "Matters",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.audit", "platform.web", "practice.contacts"})
package org.chancery.practice.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
