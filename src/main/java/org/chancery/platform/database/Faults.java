package org.chancery.platform.database;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a fault of the machine is in words. */
final class Faults {

    private Faults() {}

    /** The reason without Java's class names, on one line. */
    static String reason(Throwable fault) {
        return switch (fault) {
            case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case Throwable other when other.getMessage() == null -> other.getClass().getSimpleName();
            case Throwable other -> oneLine(other.getMessage());
        };
    }

    private static String oneLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }
}
