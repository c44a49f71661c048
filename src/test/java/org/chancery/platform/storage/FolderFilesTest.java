package org.chancery.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest extends BlobFilesContract {

    @TempDir
    private Path folder;

    @Override
    BlobFiles files() {
        return new FolderFiles(folder.resolve("blobs"));
    }

    @Override
    long drafts() throws IOException {
        try (var drafts = Files.list(folder.resolve("blobs/drafts"))) {
            return drafts.count();
        }
    }

    @Test
    void nobodyElseOnTheMachineReadsThem() throws IOException {
        FileName name = FileName.next(UUID.randomUUID());
        try (BlobFiles.Draft draft = files().begin(name)) {
            draft.write(1);
            draft.finish();
        }
        Path file = folder.resolve("blobs").resolve(name.path());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
    }

    @Test
    void whatIsStillBeingWrittenIsNotDiscardedHoweverOldItIs() throws IOException {
        BlobFiles files = files();
        FileName name = FileName.next(UUID.randomUUID());
        try (BlobFiles.Draft slow = files.begin(name)) {
            slow.write(1);
            files.discardDrafts(Instant.now().plusSeconds(3600));
            slow.finish();
        }
        assertThat(files.size(name)).hasValue(1);
        assertThat(drafts()).isZero();
    }

    @Test
    void onlyOurOwnNamesAreNames() {
        FileName name = FileName.next(UUID.randomUUID());
        assertThat(FileName.of(name.path())).hasValue(name);
        assertThat(FileName.of("../../etc/passwd")).isEmpty();
        assertThat(FileName.of(name.firm() + "/00/00/" + name.file() + ".part")).isEmpty();
        assertThat(FileName.of("")).isEmpty();
    }
}
