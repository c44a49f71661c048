package org.chancery.platform.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.UUID;
import org.chancery.shared.Outcome;
import org.chancery.shared.Sha256;
import org.springframework.stereotype.Component;

/** Reads a content once, from its first byte to its last, and encrypts it as it comes: it is never in memory as a whole, nor on the disk in the clear. */
@Component
class Receiving {

    private static final int BUFFER = 1 << 16;

    private final StorageSettings settings;
    private final BlobFiles files;

    Receiving(StorageSettings settings, BlobFiles files) {
        this.settings = settings;
        this.files = files;
    }

    /** Refused: {@code file-empty}, {@code file-type}, {@code file-too-large}. */
    Outcome<Received> receive(UUID firm, Incoming incoming) {
        try (InputStream in = incoming.content().open()) {
            byte[] head = in.readNBytes(ContentTypes.HEAD);
            if (head.length == 0) {
                return Outcome.refusedAt(incoming.field(), "file-empty", "This file is empty.");
            }
            String type = ContentTypes.of(head);
            long most = settings.largestOf(type);
            if (most == 0 || !(incoming.accepted().isEmpty() || incoming.accepted().contains(type))) {
                return Outcome.refusedAt(incoming.field(), "file-type", "Files of this kind (" + type + ") are not stored here.");
            }
            return write(new Stream(head, in, most), FileName.next(firm), type, incoming.field());
        } catch (IOException e) {
            throw new StorageFault("A file cannot be stored: " + e.getMessage(), e);
        }
    }

    private record Stream(byte[] head, InputStream rest, long most) {}

    private Outcome<Received> write(Stream stream, FileName name, String type, String field) throws IOException {
        byte[] key = DataKeys.fresh();
        MessageDigest digest = Sha256.digest();
        try (BlobFiles.Draft draft = files.begin(name)) {
            OutputStream encrypted = DataKeys.encrypting(key, name, new BufferedOutputStream(new Unclosed(draft), BUFFER));
            long size = copy(stream, encrypted, digest);
            if (size > stream.most()) {
                return Outcome.refusedAt(field, "file-too-large", "A file of this kind may have " + words(stream.most()) + " at the most.");
            }
            encrypted.close();
            draft.finish();
            return Outcome.done(new Received(name, key, digest.digest(), size, type));
        }
    }

    /** How many bytes there were; beyond the most it stops. */
    private static long copy(Stream stream, OutputStream encrypted, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (byte[] piece = stream.head(); ; piece = buffer) {
            int length = size == 0 ? piece.length : stream.rest().read(buffer);
            if (length < 0) {
                return size;
            }
            size += length;
            if (size > stream.most()) {
                return size;
            }
            digest.update(piece, 0, length);
            encrypted.write(piece, 0, length);
        }
    }

    private static String words(long bytes) {
        return bytes >= 1 << 20 ? "%,d MB".formatted(bytes >> 20) : "%,d kB".formatted((bytes + 1023) >> 10);
    }

    /** The encrypting stream closes what it writes to when it ends; whether the file is finished is decided after that. */
    private static final class Unclosed extends OutputStream {

        private final OutputStream to;

        Unclosed(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int single) throws IOException {
            to.write(single);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            to.flush();
        }
    }
}
