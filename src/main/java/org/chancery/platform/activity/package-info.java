/** Activity: what happened, as business events with the objects they touch. It feeds timelines and, later, process mining. */
@NullMarked
@ApplicationModule(id = "platform.activity", displayName = "Activity", allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.web"})
package org.chancery.platform.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
