package org.chancery.platform.storage;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.storage.MasterKeys.Wrapped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the database knows of stored contents. */
@Component
class BlobRows {

    private static final Logger LOG = LoggerFactory.getLogger(BlobRows.class);

    private static final String COLUMNS = "firm_id, id, sha256, size, content_type, file_id, cipher, wrapped_key, master_key";

    private final JdbcClient jdbc;
    private final MasterKeys keys;
    private final BlobFiles files;

    BlobRows(JdbcClient jdbc, MasterKeys keys, BlobFiles files) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.files = files;
    }

    /** A row with what opens its file. */
    record Stored(Blob blob, FileName name, String cipher, Wrapped key) {}

    /** Makes a received file known. If the firm has the same content already, in a file that is whole, that one stays and the new file goes. */
    @Transactional
    Blob keep(Received received) {
        forgetIfRolledBack(received.name());
        Wrapped key = keys.wrap(received.key(), received.name());
        Stored stored = jdbc.sql("""
                insert into platform.blob (id, sha256, size, content_type, file_id, cipher, wrapped_key, master_key)
                values (:id, :sha, :size, :type, :file, :cipher, :key, :master)
                on conflict on constraint blob_content do update set idle_since = clock_timestamp()
                returning\s""" + COLUMNS)
                .param("id", BlobId.next().value()).param("sha", received.sha256()).param("size", received.size()).param("type", received.contentType())
                .param("file", received.name().file()).param("cipher", DataKeys.CIPHER).param("key", key.key()).param("master", key.generation())
                .query(BlobRows::stored).single();
        if (!stored.name().equals(received.name())) {
            settle(stored, received.name(), key);
        }
        return stored.blob();
    }

    private void settle(Stored stored, FileName received, Wrapped key) {
        try {
            if (files.size(stored.name()).orElse(-1) == DataKeys.encryptedSize(stored.cipher(), stored.blob().size())) {
                files.delete(received);
                return;
            }
        } catch (IOException e) {
            throw new StorageFault("A stored file cannot be looked at: " + e.getMessage(), e);
        }
        LOG.warn("The file of the blob {} was missing or cut off; the same content came again and takes its place.", stored.blob().id());
        jdbc.sql("update platform.blob set file_id = :file, cipher = :cipher, wrapped_key = :key, master_key = :master where id = :id")
                .param("file", received.file()).param("cipher", DataKeys.CIPHER).param("key", key.key()).param("master", key.generation())
                .param("id", stored.blob().id().value()).update();
    }

    /** What a refused or failed transaction leaves behind goes at once; after a crash the collection finds it. */
    private void forgetIfRolledBack(FileName name) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    try {
                        files.delete(name);
                    } catch (IOException e) {
                        LOG.warn("The file {} is left for the collection: {}", name.file(), e.getMessage());
                    }
                }
            }
        });
    }

    @Transactional(readOnly = true)
    Optional<Stored> find(BlobId id) {
        return jdbc.sql("select " + COLUMNS + " from platform.blob where id = :id").param("id", id.value()).query(BlobRows::stored).optional();
    }

    /** The firm's rows after an id, in the order of their ids. */
    @Transactional(readOnly = true)
    List<Stored> after(UUID last, int most) {
        return jdbc.sql("select " + COLUMNS + " from platform.blob where id > :last order by id limit :most").param("last", last).param("most", most)
                .query(BlobRows::stored).list();
    }

    /** Those of the files that no row of the firm names. */
    @Transactional(readOnly = true)
    List<UUID> unknown(List<UUID> asked) {
        return jdbc.sql("select f.id from unnest(cast(:files as uuid[])) f (id) where not exists (select from platform.blob b where b.file_id = f.id)")
                .param("files", asked.stream().map(UUID::toString).toArray(String[]::new)).query((row, _) -> row.getObject(1, UUID.class)).list();
    }

    /** Wraps the keys of some rows anew that are not of the current generation. How many there were. */
    @Transactional
    int rewrap(int generation, int most) {
        List<Stored> due = jdbc.sql("select " + COLUMNS + " from platform.blob where master_key <> :current order by id limit :most for update")
                .param("current", generation).param("most", most).query(BlobRows::stored).list();
        due.forEach(this::rewrap);
        return due.size();
    }

    private void rewrap(Stored stored) {
        byte[] key = keys.unwrap(stored.key(), stored.name())
                .orElseThrow(() -> new StorageFault("The key of the blob " + stored.blob().id() + " is damaged: see ./chancery verify. Nothing of this step was changed."));
        Wrapped next = keys.wrap(key, stored.name());
        jdbc.sql("update platform.blob set wrapped_key = :key, master_key = :master where id = :id")
                .param("key", next.key()).param("master", next.generation()).param("id", stored.blob().id().value()).update();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        Blob blob = new Blob(new BlobId(row.getObject("id", UUID.class)), HexFormat.of().formatHex(row.getBytes("sha256")), row.getLong("size"),
                Objects.requireNonNull(row.getString("content_type")));
        return new Stored(blob, new FileName(row.getObject("firm_id", UUID.class), row.getObject("file_id", UUID.class)),
                Objects.requireNonNull(row.getString("cipher")), new Wrapped(row.getBytes("wrapped_key"), row.getInt("master_key")));
    }
}
