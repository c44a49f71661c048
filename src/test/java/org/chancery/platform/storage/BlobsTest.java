package org.chancery.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestStorage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

class BlobsTest extends StoredFiles {

    private static final int MEGABYTE = 1 << 20;

    @Autowired BlobCollection collection;

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
