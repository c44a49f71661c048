package org.chancery.platform.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be had. The message is one line for the administrator: what is wrong, and what to do. */
public final class DatabaseFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseFault(String line) {
        super(line);
    }

    public DatabaseFault(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
