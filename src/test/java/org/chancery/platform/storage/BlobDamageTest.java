package org.chancery.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlobDamageTest extends StoredFiles {

    private static final int MEGABYTE = 1 << 20;
    /** Many segments of the encryption, the last not full; a megabyte ends with one. */
    private static final int LENGTH = MEGABYTE + 100_000;

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
}
