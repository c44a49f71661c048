package org.chancery.platform.storage;

/** A content that has been encrypted into a file of its own and is not yet known to the database. */
record Received(FileName name, byte[] key, byte[] sha256, long size, String contentType) {}
