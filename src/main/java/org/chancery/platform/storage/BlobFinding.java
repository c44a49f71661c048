package org.chancery.platform.storage;

import java.util.UUID;

/**
 * Something that does not hold of the stored files.
 *
 * @param code {@code blob-missing}, {@code blob-damaged}, {@code blob-key}, {@code blob-other} (it decrypts to another content), {@code file-without-row}
 * @param id   of the blob; of the file if no blob has it
 */
public record BlobFinding(String code, UUID id, String message) {}
