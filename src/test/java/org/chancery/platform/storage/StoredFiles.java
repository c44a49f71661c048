package org.chancery.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.chancery.platform.database.Database;
import org.chancery.shared.Id;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestStorage;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A firm that stores files, and a table beside it that uses them. */
@ChancerySpringTest
abstract class StoredFiles {

    @Autowired TestFirms firms;
    @Autowired Blobs blobs;
    @Autowired BlobsVerification verification;
    @Autowired BlobRows rows;
    @Autowired BlobFiles files;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transactions;
    @Autowired Database database;
    TestFirm firm;

    @BeforeEach
    void aFirmAndATableThatUsesBlobs() {
        firm = firms.found();
        JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(database.url(), database.owner().name(), database.owner().password()));
        // One after another: classes that store files run side by side.
        owner.sql("""
                do $$ begin
                  perform pg_advisory_xact_lock(hashtext('probe_attachment'));
                  create table if not exists platform.probe_attachment (
                    firm_id uuid not null default platform.current_firm(), id uuid not null, blob_id uuid not null, primary key (firm_id, id),
                    foreign key (firm_id, blob_id) references platform.blob (firm_id, id));
                  grant select, insert, delete on platform.probe_attachment to %s;
                end $$""".formatted(database.app().name())).update();
    }

    Blob store(byte[] content) {
        return firm.asAdministrator(() -> blobs.store(Incoming.of("file", content)).orThrow());
    }

    UUID attach(BlobId blob) {
        UUID id = Id.next();
        jdbc.sql("insert into platform.probe_attachment (id, blob_id) values (:id, :blob)").param("id", id).param("blob", blob.value()).update();
        return id;
    }

    byte[] read(BlobId blob) {
        return firm.asAdministrator(() -> {
            try (InputStream in = blobs.open(blob).orElseThrow()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static byte[] content(int seed, int length) {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }

    Path file(BlobId blob) {
        return TestStorage.files().resolve(firm.asAdministrator(() -> rows.find(blob).orElseThrow().name().path()));
    }

    Map<UUID, String> findings() {
        Map<UUID, String> found = new HashMap<>();
        firm.asAdministrator(() -> verification.verify(Duration.ZERO)).findings().forEach(finding -> found.put(finding.id(), finding.code()));
        return found;
    }

    /** As a crash leaves it: the file is there, the row was never committed. */
    FileName stray() throws IOException {
        FileName name = FileName.next(firm.id());
        try (BlobFiles.Draft draft = files.begin(name)) {
            draft.write(content(99, 1000));
            draft.finish();
        }
        return name;
    }
}
