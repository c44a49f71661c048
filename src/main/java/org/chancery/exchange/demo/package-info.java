/** Harcourt &amp; Lane LLP, a firm to look at, made through the rooms' public facades alone. */
@NullMarked
@ApplicationModule(id = "exchange.demo", displayName = "Demo firm",
        allowedDependencies = {"shared", "platform.command", "platform.identity"})
package org.chancery.exchange.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
