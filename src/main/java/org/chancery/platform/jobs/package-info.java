/**
 * Jobs: work that goes on behind the pages. A room declares a {@link org.chancery.platform.jobs.Job}, starts runs of it and forgets them: each item is done once, in a
 * transaction of its own, as the person who started it; what fails is tried again and then left to a person. See {@code docs/adr/0022-jobs.md}.
 */
@NullMarked
@ApplicationModule(id = "platform.jobs", displayName = "Jobs", allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.web", "platform.activity"})
package org.chancery.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
