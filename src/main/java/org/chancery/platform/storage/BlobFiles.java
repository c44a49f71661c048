package org.chancery.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/** Where encrypted files are kept. A file is there whole or not at all, and never changes. */
interface BlobFiles {

    /** A new file; it has its name only once it is finished and on the disk. */
    Draft begin(FileName name) throws IOException;

    /** @throws java.nio.file.NoSuchFileException if it is not there */
    InputStream open(FileName name) throws IOException;

    /** In bytes, as encrypted; empty if it is not there. */
    OptionalLong size(FileName name) throws IOException;

    /** Deletes it; one that is not there is no fault. */
    void delete(FileName name) throws IOException;

    /** Tells each file of a firm. */
    void list(UUID firm, Consumer<Found> found) throws IOException;

    /** Deletes what was begun before then and never finished. */
    void discardDrafts(Instant before) throws IOException;

    /** A file that is there. */
    record Found(FileName name, Instant changed) {}

    /** A file as it is written; closing it before it is finished leaves nothing. */
    abstract class Draft extends OutputStream {

        /** Writes it through and gives it its name. */
        abstract void finish() throws IOException;

        @Override
        public abstract void close() throws IOException;
    }
}
