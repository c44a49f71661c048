package org.chancery.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chancery.platform.database.Database;
import org.chancery.shared.Id;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@ChancerySpringTest
class BlobsTest {

    private static final int MEGABYTE = 1 << 20;
    /** Many segments of the encryption, the last not full; a megabyte ends with one. */
    private static final int LENGTH = MEGABYTE + 100_000;

    @Autowired TestFirms firms;
    @Autowired Blobs blobs;
    @Autowired BlobsVerification verification;
    @Autowired BlobCollection collection;
    @Autowired MasterKeyRotation rotation;
    @Autowired MasterKeys keys;
    @Autowired KeyPlace place;
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
        owner.sql("""
                create table if not exists platform.probe_attachment (
                  firm_id uuid not null default platform.current_firm(), id uuid not null, blob_id uuid not null, primary key (firm_id, id),
                  foreign key (firm_id, blob_id) references platform.blob (firm_id, id))""").update();
        owner.sql("grant select, insert, delete on platform.probe_attachment to " + database.app().name()).update();
    }

    private Blob store(byte[] content) {
        return firm.asAdministrator(() -> blobs.store(Incoming.of("file", content)).orThrow());
    }

    private UUID attach(BlobId blob) {
        UUID id = Id.next();
        jdbc.sql("insert into platform.probe_attachment (id, blob_id) values (:id, :blob)").param("id", id).param("blob", blob.value()).update();
        return id;
    }

    private byte[] read(BlobId blob) {
        return firm.asAdministrator(() -> {
            try (InputStream in = blobs.open(blob).orElseThrow()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] content(int seed, int length) {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }

    private Path file(BlobId blob) {
        return TestStorage.files().resolve(firm.asAdministrator(() -> rows.find(blob).orElseThrow().name().path()));
    }

    private Map<UUID, String> findings() {
        Map<UUID, String> found = new HashMap<>();
        firm.asAdministrator(() -> verification.verify(Duration.ZERO)).findings().forEach(finding -> found.put(finding.id(), finding.code()));
        return found;
    }

    @Test
    void theSameContentIsKeptOnceByAFirmAndNeverSharedWithAnother() throws IOException {
        byte[] content = ("%PDF-1.7\n" + "the will of Mrs Ortiz ".repeat(1000)).getBytes(StandardCharsets.US_ASCII);
        Blob first = store(content);
        assertThat(store(content)).isEqualTo(first);
        assertThat(first.contentType()).isEqualTo("application/pdf");
        assertThat(first.size()).isEqualTo(content.length);
        assertThat(read(first.id())).isEqualTo(content);
        assertThat(Files.readString(file(first.id()), StandardCharsets.ISO_8859_1)).doesNotContain("Ortiz").doesNotContain("PDF");
        TestFirm other = firms.found();
        assertThat(other.asAdministrator(() -> blobs.open(first.id()))).isEmpty();
        assertThat(other.asAdministrator(() -> blobs.describe(first.id()))).isEmpty();
        Blob theirs = other.asAdministrator(() -> blobs.store(Incoming.of("file", content)).orThrow());
        assertThat(theirs.id()).isNotEqualTo(first.id());
        assertThat(findings()).isEmpty();
        assertThat(firm.asAdministrator(() -> collection.collect(Duration.ofDays(1))).files()).as("the second copy went at once").isZero();
    }

    @Test
    void aTypeIsToldByTheContentAndALimitIsSaidAtTheField() {
        assertThat(refusal(new byte[0])).isEqualTo("file-empty");
        assertThat(refusal(("\u007fELF\2\1\1" + "\0".repeat(9) + "\2\0\076\0").getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("file-type");
        byte[] program = new byte[200];
        program[0] = 'M';
        program[1] = 'Z';
        assertThat(refusal(program)).isEqualTo("file-type");
        byte[] text = "plain words".getBytes(StandardCharsets.US_ASCII);
        assertThat(firm.asAdministrator(() -> blobs.store(Incoming.of("scan", text).accepting(Set.of("application/pdf"))).refusals().getFirst().field())).isEqualTo("scan");
        var small = new StorageSettings(StorageSettings.Backend.FOLDER, null, DataSize.ofMegabytes(3), Map.of("text/plain", DataSize.ofBytes(11)), List.of(), Duration.ZERO,
                Duration.ZERO, null, null, null, Duration.ZERO);
        Receiving receiving = new Receiving(small, files);
        assertThat(receiving.receive(firm.id(), Incoming.of("file", text)).isDone()).isTrue();
        assertThat(receiving.receive(firm.id(), Incoming.of("file", "plain words!".getBytes(StandardCharsets.US_ASCII))).refusals().getFirst().code()).isEqualTo("file-too-large");
        assertThat(receiving.receive(firm.id(), Incoming.of("file", content(1, 3 * MEGABYTE))).isDone()).isTrue();
        assertThat(receiving.receive(firm.id(), Incoming.of("file", content(1, 3 * MEGABYTE + 1))).refusals().getFirst().message()).contains("3 MB");
    }

    private String refusal(byte[] content) {
        return firm.asAdministrator(() -> blobs.store(Incoming.of("file", content)).refusals().getFirst().code());
    }

    @Test
    void whatWasTamperedWithIsNamedAndNeverGivenOut() throws IOException {
        List<Blob> stored = new ArrayList<>();
        for (int seed = 0; seed < 12; seed++) {
            stored.add(store(content(seed, LENGTH)));
        }
        Map<UUID, String> expected = new HashMap<>();
        for (int at : new int[] {0, 45, MEGABYTE + 7, LENGTH}) {
            Blob flipped = stored.removeFirst();
            byte[] bytes = Files.readAllBytes(file(flipped.id()));
            bytes[at] ^= 1;
            Files.write(file(flipped.id()), bytes);
            expected.put(flipped.id().value(), "blob-damaged");
        }
        // At the end of a segment, where no cut shows by itself.
        for (int length : new int[] {MEGABYTE, 100, 0}) {
            Blob cut = stored.removeFirst();
            Files.write(file(cut.id()), Arrays.copyOf(Files.readAllBytes(file(cut.id())), length));
            expected.put(cut.id().value(), "blob-damaged");
        }
        Blob gone = stored.removeFirst();
        Files.delete(file(gone.id()));
        expected.put(gone.id().value(), "blob-missing");
        swapFiles(stored.get(0), stored.get(1), expected);
        swapKeys(stored.get(2), stored.get(3), expected);
        FileName stray = stray();
        expected.put(stray.file(), "file-without-row");
        assertThat(findings()).isEqualTo(expected);
        expected.keySet().stream().filter(id -> !id.equals(stray.file()))
                .forEach(id -> assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> read(new BlobId(id))));
        // The same content comes again: what was missing is whole, under the id that others know.
        for (int seed = 0; seed < 12; seed++) {
            store(content(seed, LENGTH));
        }
        assertThat(findings()).doesNotContainValue("blob-missing");
        assertThat(read(gone.id())).isEqualTo(content(7, LENGTH));
    }

    private void swapFiles(Blob one, Blob other, Map<UUID, String> expected) throws IOException {
        byte[] bytes = Files.readAllBytes(file(one.id()));
        Files.write(file(one.id()), Files.readAllBytes(file(other.id())));
        Files.write(file(other.id()), bytes);
        expected.put(one.id().value(), "blob-damaged");
        expected.put(other.id().value(), "blob-damaged");
    }

    private void swapKeys(Blob one, Blob other, Map<UUID, String> expected) {
        firm.asAdministrator(() -> transactions.execute(_ -> jdbc.sql("""
                update platform.blob b set wrapped_key = o.wrapped_key, master_key = o.master_key
                from platform.blob o where b.id in (:one, :other) and o.id in (:one, :other) and o.id <> b.id""")
                .param("one", one.id().value()).param("other", other.id().value()).update()));
        expected.put(one.id().value(), "blob-key");
        expected.put(other.id().value(), "blob-key");
    }

    /** As a crash leaves it: the file is there, the row was never committed. */
    private FileName stray() throws IOException {
        FileName name = FileName.next(firm.id());
        try (BlobFiles.Draft draft = files.begin(name)) {
            draft.write(content(99, 1000));
            draft.finish();
        }
        return name;
    }

    @Test
    void aCollectionDeletesWhatNothingRefersToAndNothingElse() throws IOException {
        Blob used = store(content(1, 1000));
        Blob unused = store(content(2, 1000));
        Path usedFile = file(used.id());
        Path unusedFile = file(unused.id());
        FileName stray = stray();
        UUID attachment = firm.asAdministrator(() -> transactions.execute(_ -> attach(used.id())));
        assertThat(firm.asAdministrator(() -> collection.collect(Duration.ofHours(1)))).isEqualTo(new BlobCollection.Collected(0, 0));
        assertThat(firm.asAdministrator(() -> collection.collect(Duration.ZERO))).isEqualTo(new BlobCollection.Collected(1, 1));
        assertThat(unusedFile).doesNotExist();
        assertThat(usedFile).exists();
        assertThat(files.size(stray)).isEmpty();
        assertThat(firm.asAdministrator(() -> blobs.describe(unused.id()))).isEmpty();
        assertThat(firm.asAdministrator(() -> collection.collect(Duration.ZERO)).contents()).isZero();
        firm.asAdministrator(() -> transactions.execute(_ -> jdbc.sql("delete from platform.probe_attachment where id = :id").param("id", attachment).update()));
        assertThat(firm.asAdministrator(() -> collection.collect(Duration.ofHours(1))).contents()).as("the time of grace begins when the last has gone").isZero();
        assertThat(firm.asAdministrator(() -> collection.collect(Duration.ZERO)).contents()).isOne();
        assertThat(usedFile).doesNotExist();
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoFile() {
        List<Path> left = new ArrayList<>();
        firm.asAdministrator(() -> transactions.execute(status -> {
            Blob stored = blobs.store(Incoming.of("file", content(3, 1000))).orThrow();
            left.add(TestStorage.files().resolve(rows.find(stored.id()).orElseThrow().name().path()));
            assertThat(left.getFirst()).exists();
            status.setRollbackOnly();
            return stored;
        }));
        assertThat(left.getFirst()).doesNotExist();
    }

    @Test
    void manyStoreAndDropTheSameContentsWhileItIsCollectedAndNoReferenceIsEverLeftWithoutItsFile() throws Exception {
        var done = new AtomicBoolean();
        try (var people = Executors.newFixedThreadPool(5)) {
            var collecting = people.submit(() -> {
                int collected = 0;
                while (!done.get()) {
                    collected += firm.asAdministrator(() -> collection.collectIdle(Instant.now()));
                }
                return collected;
            });
            List<Callable<Integer>> work = new ArrayList<>();
            for (int person = 0; person < 4; person++) {
                int seed = person;
                work.add(() -> storeAndDrop(new Random(seed)));
            }
            for (var each : people.invokeAll(work)) {
                assertThat(each.get()).isPositive();
            }
            done.set(true);
            assertThat(collecting.get()).as("something was collected meanwhile").isPositive();
        }
        assertThat(findings()).isEmpty();
    }

    private int storeAndDrop(Random random) {
        int kept = 0;
        for (int round = 0; round < 40; round++) {
            byte[] content = content(random.nextInt(3), 2000);
            UUID attachment = firm.asAdministrator(() -> transactions.execute(_ -> attach(blobs.store(Incoming.of("file", content)).orThrow().id())));
            BlobId blob = firm.asAdministrator(() -> transactions.execute(_ -> new BlobId(
                    jdbc.sql("select blob_id from platform.probe_attachment where id = :id").param("id", attachment).query(UUID.class).single())));
            assertThat(read(blob)).isEqualTo(content);
            if (random.nextInt(4) > 0) {
                firm.asAdministrator(() -> transactions.execute(_ -> jdbc.sql("delete from platform.probe_attachment where id = :id").param("id", attachment).update()));
            }
            kept++;
        }
        return kept;
    }

    @Test
    void theMasterKeyIsRotatedWhilePeopleStoreAndRead() throws Exception {
        List<Blob> before = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            before.add(store(content(seed, 3000)));
        }
        InputStream open = firm.asAdministrator(() -> blobs.open(before.getFirst().id()).orElseThrow());
        var done = new AtomicBoolean();
        try (var people = Executors.newFixedThreadPool(2)) {
            var reading = people.submit(() -> {
                int read = 0;
                for (Random random = new Random(5); !done.get(); read++) {
                    int seed = random.nextInt(20);
                    assertThat(read(before.get(seed).id())).isEqualTo(content(seed, 3000));
                }
                return read;
            });
            var storing = people.submit(() -> {
                int seed = 1000;
                for (; !done.get(); seed++) {
                    assertThat(read(store(content(seed, 100)).id())).isEqualTo(content(seed, 100));
                }
                return seed;
            });
            for (int times = 0; times < 3; times++) {
                // As the command does it: in another program, whose keyset this one does not know.
                MasterKeys another = new MasterKeys(place, jdbc);
                transactions.execute(_ -> another.begin());
                assertThat(firm.asAdministrator(rotation::rewrap)).isGreaterThanOrEqualTo(20);
            }
            done.set(true);
            assertThat(reading.get()).isPositive();
            assertThat(storing.get()).isGreaterThan(1000);
        }
        assertThat(open.readAllBytes()).isEqualTo(content(0, 3000));
        open.close();
        assertThat(findings()).isEmpty();
        int current = keys.all().stream().filter(each -> each.retiredAt() == null).findFirst().orElseThrow().id();
        assertThat(count("platform.blob where master_key <> " + current)).as("what was stored meanwhile has the new key too").isZero();
        assertThat(count("platform.row_version where object_type = 'blob'")).isPositive();
        assertThat(count("platform.row_version where object_type = 'blob' and concat(before, after) like '%wrapped_key%'")).as("no key enters the history").isZero();
    }

    private long count(String rows) {
        Long count = firm.asAdministrator(() -> transactions.execute(_ -> jdbc.sql("select count(*) from " + rows).query(Long.class).single()));
        return count;
    }

    @Test
    void aStreamIsReadAsItComesAndOneThatBreaksOffLeavesNothing() {
        Incoming broken = Incoming.of("file", () -> new SequenceInputStream(new ByteArrayInputStream(content(4, MEGABYTE)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the sender has gone");
            }
        }));
        assertThatExceptionOfType(StorageFault.class).isThrownBy(() -> firm.asAdministrator(() -> blobs.store(broken))).withMessageContaining("the sender has gone");
        assertThat(firm.asAdministrator(() -> collection.orphans(Instant.now().plusSeconds(60)))).isEmpty();
    }
}
