/**
 * The inbox: what waits for whom. Rooms ask for something to be done and say so when it is, within their own transactions; people see what is theirs, delegate it, and are
 * reminded of it. See {@code docs/adr/0023-inbox.md}.
 */
@NullMarked
@ApplicationModule(id = "platform.inbox", displayName = "Inbox", allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.web", "platform.jobs"})
package org.chancery.platform.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
