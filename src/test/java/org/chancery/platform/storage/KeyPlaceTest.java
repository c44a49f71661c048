package org.chancery.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class KeyPlaceTest {

    @TempDir
    private Path folder;

    private KeyPlace place(Path data, Path file, String variable, String command) {
        var settings = new StorageSettings(StorageSettings.Backend.FOLDER, null, DataSize.ofMegabytes(1), Map.of(), List.of(), Duration.ofDays(7), Duration.ofDays(1),
                file, variable, command, Duration.ofSeconds(5));
        return new KeyPlace(settings, data.toString());
    }

    @Test
    void theKeyIsNamedAfterTheDataFolderLiesOutsideOfItAndIsFoundAgainAfterAMove() throws IOException {
        Path data = Files.createDirectories(folder.resolve(".chancery-of-a-test"));
        var chosen = (KeySource.File) place(data, null, null, null).find();
        assertThat(chosen.path().getFileName()).hasToString("chancery-of-a-test.key");
        assertThat(chosen.path().startsWith(data)).isFalse();
        Path moved = Files.move(data, folder.resolve("elsewhere"));
        assertThat(place(moved, null, null, null).find()).isEqualTo(chosen);
    }

    @Test
    void aKeyFileIsReadableForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("keys/a.key");
        KeyRing ring = KeyRing.generate();
        new KeySource.File(file).write(ring.json());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        KeyRing next = KeyRing.read(new KeySource.File(file).read().orElseThrow(), "there").withNext();
        assertThat(next.primary()).isNotEqualTo(ring.primary());
        assertThat(next.has(ring.primary())).isTrue();
    }

    @Test
    void aCommandMayPrintTheKeyAndItsFailureIsSaidWithoutTheKey() throws IOException {
        Path printed = Files.writeString(folder.resolve("printed"), KeyRing.generate().json());
        KeySource source = place(folder, null, null, "cat '" + printed + "'").find();
        assertThat(KeyRing.read(source.read().orElseThrow(), source.words()).primary()).isNotZero();
        assertThatExceptionOfType(StorageFault.class).isThrownBy(() -> place(folder, null, null, "exit 3").find().read()).withMessageContaining("exit code 3");
        assertThatExceptionOfType(StorageFault.class).isThrownBy(() -> new KeySource.Command("sleep 30", Duration.ofMillis(100)).read()).withMessageContaining("did not end");
        assertThatExceptionOfType(StorageFault.class).isThrownBy(() -> KeyRing.read("{\"secret\": 1}", "there")).withMessageContaining("there").withMessageNotContaining("secret");
    }

    @Test
    void twoPlacesAreRefused() {
        assertThatExceptionOfType(StorageFault.class).isThrownBy(() -> place(folder, folder.resolve("a"), "KEY", null).find()).withMessageContaining("one place only");
        assertThat(place(folder, null, "NO_SUCH_VARIABLE", null).find().read()).isEmpty();
    }
}
