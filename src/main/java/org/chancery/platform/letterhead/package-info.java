/** Letterhead: what the firm says of itself on its papers, as it stood on the day of each, and the printing of papers with it. */
@NullMarked
@ApplicationModule(id = "platform.letterhead", displayName = "Letterhead", allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.web"})
package org.chancery.platform.letterhead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
