package org.chancery.platform.storage;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.firm.FirmContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what nothing refers to any more, and files that a crash left without a row, both only after a time of grace. */
@Service
public class BlobCollection {

    private static final int AT_ONCE = 500;

    private final StorageSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final BlobRows rows;
    private final BlobFiles files;
    private final Clock clock;

    BlobCollection(StorageSettings settings, JdbcClient jdbc, TransactionTemplate transactions, BlobRows rows, BlobFiles files, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What was deleted.
     *
     * @param contents that nothing referred to
     * @param files    without a row
     */
    public record Collected(int contents, int files) {}

    /** For the current firm. Two at once do no harm. */
    public Collected collect() {
        return collect(settings.keepIdle());
    }

    /**
     * The time counts from when nothing referred to a content any more, so that a backup under way, which holds the reference still, finds the
     * file when it comes to it. A file goes only after the transaction that forgot its row.
     */
    Collected collect(Duration grace) {
        Instant before = clock.instant().minus(grace);
        int contents = collectIdle(before);
        List<UUID> orphans = orphans(before);
        orphans.forEach(this::delete);
        discardDrafts(before);
        return new Collected(contents, orphans.size());
    }

    int collectIdle(Instant before) {
        int contents = 0;
        for (List<UUID> idle = forget(before); !idle.isEmpty(); idle = forget(before)) {
            contents += idle.size();
            idle.forEach(this::delete);
        }
        return contents;
    }

    private List<UUID> forget(Instant before) {
        return transactions.execute(_ -> jdbc.sql("select file from platform.collect_blobs(:before, :most) c (file)")
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC)).param("most", AT_ONCE).query((row, _) -> row.getObject(1, UUID.class)).list());
    }

    /** The firm's files that no row names although they have been there since before then. */
    List<UUID> orphans(Instant before) {
        List<UUID> orphans = new ArrayList<>();
        List<UUID> asked = new ArrayList<>();
        try {
            files.list(firm(), found -> {
                if (found.changed().isBefore(before)) {
                    asked.add(found.name().file());
                }
                if (asked.size() == AT_ONCE) {
                    orphans.addAll(rows.unknown(asked));
                    asked.clear();
                }
            });
        } catch (IOException e) {
            throw new StorageFault("The stored files cannot be listed: " + e.getMessage(), e);
        }
        orphans.addAll(rows.unknown(asked));
        return orphans;
    }

    private void delete(UUID file) {
        try {
            files.delete(new FileName(firm(), file));
        } catch (IOException e) {
            throw new StorageFault("The stored file " + file + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private void discardDrafts(Instant before) {
        try {
            files.discardDrafts(before);
        } catch (IOException e) {
            throw new StorageFault("What was never finished cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static UUID firm() {
        return FirmContext.current().orElseThrow(() -> new IllegalStateException("a collection is of one firm")).firm();
    }
}
