package org.chancery.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.storage.BlobRows.Stored;
import org.chancery.shared.Sha256;
import org.springframework.stereotype.Service;

/** Reads every stored file of the current firm from its first byte to its last: it is there, decrypts, and is what was stored. */
@Service
public class BlobsVerification {

    private static final int AT_ONCE = 500;

    private final StorageSettings settings;
    private final BlobRows rows;
    private final MasterKeys keys;
    private final BlobFiles files;
    private final BlobCollection collection;
    private final Clock clock;

    BlobsVerification(StorageSettings settings, BlobRows rows, MasterKeys keys, BlobFiles files, BlobCollection collection, Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.keys = keys;
        this.files = files;
        this.collection = collection;
        this.clock = clock;
    }

    /**
     * What came out.
     *
     * @param read how many contents were read
     */
    public record Result(long read, List<BlobFinding> findings) {}

    /** The whole of it; it takes as long as reading all files does. */
    public Result verify() {
        return verify(settings.keepIdle());
    }

    /** @param grace for so long a file without a row may be one whose transaction is under way */
    Result verify(Duration grace) {
        List<BlobFinding> findings = new ArrayList<>();
        long read = 0;
        for (List<Stored> some = rows.after(new UUID(0, 0), AT_ONCE); !some.isEmpty(); some = rows.after(some.getLast().blob().id().value(), AT_ONCE)) {
            some.forEach(stored -> check(stored).ifPresent(findings::add));
            read += some.size();
        }
        Instant before = clock.instant().minus(grace);
        collection.orphans(before).forEach(file -> findings.add(new BlobFinding("file-without-row", file, "The file belongs to no stored content; the next collection deletes it.")));
        return new Result(read, findings);
    }

    private Optional<BlobFinding> check(Stored stored) {
        try {
            Optional<byte[]> key = keys.unwrap(stored.key(), stored.name());
            return key.isEmpty() ? found("blob-key", stored, "Its key is damaged, or is the key of another file.") : check(stored, key.get());
        } catch (StorageFault fault) {
            return found("blob-key", stored, String.valueOf(fault.getMessage()));
        }
    }

    private Optional<BlobFinding> check(Stored stored, byte[] key) {
        MessageDigest digest = Sha256.digest();
        long size;
        try (InputStream in = DataKeys.decrypting(stored.cipher(), key, stored.name(), files.open(stored.name()))) {
            size = readThrough(in, digest);
        } catch (NoSuchFileException missing) {
            return found("blob-missing", stored, "Its file is missing.");
        } catch (IOException damaged) {
            return found("blob-damaged", stored, "Its file was changed, cut off or cannot be read: " + damaged.getMessage());
        }
        boolean same = size == stored.blob().size() && HexFormat.of().formatHex(digest.digest()).equals(stored.blob().sha256());
        return same ? Optional.empty() : found("blob-other", stored, "Its file holds another content than the one that was stored.");
    }

    private static long readThrough(InputStream in, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            size += read;
        }
        return size;
    }

    private static Optional<BlobFinding> found(String code, Stored stored, String words) {
        return Optional.of(new BlobFinding(code, stored.blob().id().value(), words));
    }
}
