/** Identity: the people and service accounts who act, how they sign in, what their roles permit, and their API tokens. */
@NullMarked
@ApplicationModule(id = "platform.identity", displayName = "Identity", allowedDependencies = {"shared", "platform.database", "platform.firm", "platform.web"})
package org.chancery.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
