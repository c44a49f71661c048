package org.chancery.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BlobCollectionTest extends StoredFiles {

    @Autowired BlobCollection collection;

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
}
