package org.chancery.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * A content to be stored.
 *
 * @param field    the input that a refusal belongs beside
 * @param content  opens the content once; it is closed when it was read
 * @param accepted the content types that the asking room can use; empty if any will do
 */
public record Incoming(String field, Source content, Set<String> accepted) {

    /** Where the bytes come from. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Anything that the settings allow. */
    public static Incoming of(String field, Source content) {
        return new Incoming(field, content, Set.of());
    }

    /** Bytes that are in memory already. */
    public static Incoming of(String field, byte[] content) {
        return of(field, () -> new ByteArrayInputStream(content));
    }

    public Incoming accepting(Set<String> types) {
        return new Incoming(field, content, Set.copyOf(types));
    }
}
