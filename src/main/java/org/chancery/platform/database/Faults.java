package org.chancery.platform.database;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What a fault of the machine is in words. */
final class Faults {

    private Faults() {}

    /** The reason without Java's class names, on one line. */
    static String reason(Throwable fault) {
        return switch (fault) {
            case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> oneLine(fault.getMessage(), fault.getClass().getSimpleName());
        };
    }

    private static String oneLine(@Nullable String message, String otherwise) {
        return message == null ? otherwise : message.strip().lines().findFirst().orElse(otherwise);
    }
}
