package org.chancery.platform.storage;

import org.jspecify.annotations.Nullable;

/** Stored files cannot be had: the key, the folder or the bucket is missing, or a file is damaged. The message is one line for the administrator. */
public final class StorageFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StorageFault(String line) {
        super(line);
    }

    public StorageFault(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
