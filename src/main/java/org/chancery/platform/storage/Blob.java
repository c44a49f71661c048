package org.chancery.platform.storage;

/**
 * What is known of a stored content. When and by whom it was first stored is left out on purpose: it might have been on a matter that
 * whoever stores it again must not know of.
 *
 * @param sha256      of the content, in hexadecimal
 * @param size        of the content, in bytes
 * @param contentType told by the content, such as {@code application/pdf}; {@code application/octet-stream} if it tells nothing
 */
public record Blob(BlobId id, String sha256, long size, String contentType) {}
