package org.chancery.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.storage.BlobRows.Stored;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The firm's stored contents, encrypted. The same content of a firm is kept once; firms share nothing. A content stays as long as a row
 * refers to it by a foreign key {@code (firm_id, blob_id)}, which needs an index; what nothing refers to is deleted after {@code chancery.storage.keep-idle}.
 *
 * <p>Who may see a content is decided by the room that keeps its id: it asks here only after its own permission and the walls allowed it.
 */
@Service
public class Blobs {

    private final Receiving receiving;
    private final BlobRows rows;
    private final MasterKeys keys;
    private final BlobFiles files;

    Blobs(Receiving receiving, BlobRows rows, MasterKeys keys, BlobFiles files) {
        this.receiving = receiving;
        this.rows = rows;
        this.keys = keys;
        this.files = files;
    }

    /**
     * Stores a content, read as a stream. Best called before the caller's transaction begins, so that a slow sender holds none open; within
     * one it works too, and is undone with it. Refused at the incoming field: {@code file-empty}, {@code file-type}, {@code file-too-large}.
     */
    public Outcome<Blob> store(Incoming incoming) {
        return receiving.receive(firm(), incoming).map(rows::keep);
    }

    /** What is known of it; empty if the firm has no such content. */
    @Transactional(readOnly = true)
    public Optional<Blob> describe(BlobId id) {
        return rows.find(id).map(Stored::blob);
    }

    /**
     * The content from its beginning; the caller closes it. What was tampered with or cut off fails with an {@link IOException} while it is
     * read, before a wrong byte is given out; so what was read is whole only when its end was reached.
     *
     * @return empty if the firm has no such content
     * @throws StorageFault if its file or its key is gone or damaged
     */
    @Transactional(readOnly = true)
    public Optional<InputStream> open(BlobId id) {
        return rows.find(id).map(this::open);
    }

    /** The whole content in memory, for one that a limit keeps small; empty if the firm has no such content. Fails as {@link #open} does. */
    @Transactional(readOnly = true)
    public Optional<byte[]> read(BlobId id) {
        return open(id).map(Blobs::whole);
    }

    private static byte[] whole(InputStream content) {
        try (content) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(Stored stored) {
        byte[] key = keys.unwrap(stored.key(), stored.name()).orElseThrow(() -> new StorageFault("The key of the stored file " + stored.blob().id() + " is damaged."));
        try {
            return DataKeys.decrypting(stored.cipher(), key, stored.name(), files.open(stored.name()));
        } catch (NoSuchFileException missing) {
            throw new StorageFault("The stored file " + stored.blob().id() + " is missing.", missing);
        } catch (IOException e) {
            throw new StorageFault("The stored file " + stored.blob().id() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static UUID firm() {
        return FirmContext.current().orElseThrow(() -> new IllegalStateException("a content is stored in a firm")).firm();
    }
}
