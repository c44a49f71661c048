/** Value types that every room speaks: ids, money, periods, refusals. No Spring, no I/O. */
@NullMarked
@ApplicationModule(id = "shared", displayName = "Shared values", type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package org.chancery.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
