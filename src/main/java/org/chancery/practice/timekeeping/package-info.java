/** Timekeeping: time and expenses on matters, the rates they are charged at, the timers and the week they are recorded in. */
@NullMarked
@ApplicationModule(id = "practice.timekeeping", displayName = "Time and expenses",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.inbox", "platform.audit", "platform.web", "practice.contacts", "practice.matters"})
package org.chancery.practice.timekeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
