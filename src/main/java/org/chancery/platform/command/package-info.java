/** The command line: starting and stopping the program, and what rooms let an administrator do from a terminal. */
@NullMarked
@ApplicationModule(id = "platform.command", displayName = "Command line",
        allowedDependencies = {"shared", "platform.database", "platform.firm", "platform.identity"})
package org.chancery.platform.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
