/** The firm: which one the current work belongs to, its settings, its number series, and what holds every transaction together. */
@NullMarked
@ApplicationModule(id = "platform.firm", displayName = "Firm", allowedDependencies = {"shared"})
package org.chancery.platform.firm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
