package org.chancery.platform.audit;

/**
 * Something that is not as it was sealed.
 *
 * @param code    changed-row, missing-row, inserted-row, rewritten-seal or missing-seal
 * @param table   the table with its schema
 * @param key     the row's key in it without the firm, parts divided by a slash; a seal's number
 * @param message what is wrong, and when it was sealed
 */
public record SealFinding(String code, String table, String key, String message) {}
