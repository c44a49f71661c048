/** Setting up: the firm's own particulars, and the first steps of a new firm, which can be left and taken up again at any time. */
@NullMarked
@ApplicationModule(id = "platform.setup", displayName = "Setting up", allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.letterhead", "platform.web"})
package org.chancery.platform.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
