/** The program's PostgreSQL: embedded or given by URL, its two roles, its migrations. */
@NullMarked
@ApplicationModule(id = "platform.database", displayName = "Database", allowedDependencies = {"shared"})
package org.chancery.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
