package org.chancery.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MasterKeyRotationTest extends StoredFiles {

    @Autowired MasterKeyRotation rotation;
    @Autowired MasterKeys keys;
    @Autowired KeyPlace place;

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
}
