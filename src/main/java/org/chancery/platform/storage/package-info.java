/** Stored files: encrypted at rest, once for each content of a firm, in a folder or in S3, their master key outside of both. */
@NullMarked
@ApplicationModule(id = "platform.storage", displayName = "Stored files",
        allowedDependencies = {"shared", "platform.database", "platform.firm", "platform.identity", "platform.command"})
package org.chancery.platform.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
