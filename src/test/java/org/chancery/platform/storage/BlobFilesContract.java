package org.chancery.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every backend keeps to. */
abstract class BlobFilesContract {

    /** More than two parts of S3, and no round number. */
    private static final int LARGE = (13 << 20) + 4711;

    private static final int SEGMENT = 1 << 20;

    private final UUID firm = UUID.randomUUID();

    abstract BlobFiles files();

    private FileName write(byte[] content) throws IOException {
        FileName name = FileName.next(firm);
        try (BlobFiles.Draft draft = files().begin(name)) {
            new ByteArrayInputStream(content).transferTo(draft);
            assertThat(files().size(name)).as("before it is finished").isEmpty();
            draft.finish();
        }
        return name;
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    @Test
    void whatIsWrittenIsReadAgainWhateverItsSize() throws IOException {
        for (int size : new int[] {1, 5 << 20, 8 << 20, LARGE}) {
            FileName name = write(content(size));
            assertThat(files().size(name)).hasValue(size);
            try (InputStream in = files().open(name)) {
                assertThat(in.readAllBytes()).isEqualTo(content(size));
            }
        }
    }

    @Test
    void whoStopsReadingInTheMidstClosesAtOnce() throws IOException {
        FileName name = write(content(LARGE));
        try (InputStream in = files().open(name)) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
        }
    }

    @Test
    void whatIsBrokenOffLeavesNothing() throws IOException {
        FileName name = FileName.next(firm);
        try (BlobFiles.Draft draft = files().begin(name)) {
            draft.write(content(LARGE));
        }
        assertThat(files().size(name)).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> files().open(name));
        assertThat(listed(firm)).isEmpty();
    }

    @Test
    void aDraftThatACrashLeftIsDiscardedLater() throws IOException {
        FileName name = FileName.next(firm);
        BlobFiles.Draft crashed = files().begin(name);
        crashed.write(content(LARGE));
        files().discardDrafts(Instant.now().minusSeconds(3600));
        files().discardDrafts(Instant.now().plusSeconds(3600));
        assertThat(drafts()).isZero();
        assertThat(files().size(name)).isEmpty();
    }

    /** How many unfinished files there are. */
    abstract long drafts() throws IOException;

    @Test
    void aFirmsFilesAreListedAndDeletedAlone() throws IOException {
        FileName first = write(content(10));
        FileName second = write(content(20));
        UUID other = UUID.randomUUID();
        try (BlobFiles.Draft draft = files().begin(FileName.next(other))) {
            draft.write(1);
            draft.finish();
        }
        assertThat(listed(firm)).containsExactlyInAnyOrder(first, second);
        files().delete(first);
        files().delete(first);
        assertThat(listed(firm)).containsExactly(second);
        assertThat(listed(other)).hasSize(1);
        assertThat(listed(UUID.randomUUID())).isEmpty();
    }

    private List<FileName> listed(UUID whose) throws IOException {
        List<FileName> names = new ArrayList<>();
        files().list(whose, found -> {
            assertThat(found.changed()).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(60));
            names.add(found.name());
        });
        return names;
    }

    @Test
    void anEncryptedFileIsReadThroughTheBackendWithItsOwnKeyAlone() throws IOException {
        byte[] key = DataKeys.fresh();
        FileName name = FileName.next(firm);
        var encryptedBytes = new ByteArrayOutputStream();
        try (OutputStream encrypted = DataKeys.encrypting(key, name, encryptedBytes)) {
            encrypted.write(content(2 * SEGMENT + 1));
        }
        try (BlobFiles.Draft draft = files().begin(name)) {
            draft.write(encryptedBytes.toByteArray());
            draft.finish();
        }
        assertThat(files().size(name)).hasValue(DataKeys.encryptedSize(DataKeys.CIPHER, 2 * SEGMENT + 1));
        try (InputStream in = DataKeys.decrypting(DataKeys.CIPHER, key, name, files().open(name))) {
            assertThat(in.readAllBytes()).isEqualTo(content(2 * SEGMENT + 1));
        }
        try (InputStream in = DataKeys.decrypting(DataKeys.CIPHER, DataKeys.fresh(), name, files().open(name))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(in::readAllBytes);
        }
    }
}
