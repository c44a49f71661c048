package org.chancery.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.chancery.shared.Outcome;

/** Whatever comes as a cursor, it is refused, or it is one that the list could have made itself. */
public final class CursorFuzz {

    private static final List<Ordering> ORDERINGS = List.of("", "name", "-due,pages", "seen,fee,spent", "-status,-pages").stream()
            .map(sort -> Ordering.parse(sort, FuzzedList.NOTES.columns()).orThrow()).toList();

    private CursorFuzz() {}

    /** The bytes as the text of a cursor, and as what such a text encodes. */
    public static void fuzzerTestOneInput(byte[] input) {
        decode(new String(input, StandardCharsets.ISO_8859_1));
        decode(Base64.getUrlEncoder().withoutPadding().encodeToString(input));
    }

    private static void decode(String text) {
        for (Ordering ordering : ORDERINGS) {
            if (Cursor.decoded(text, ordering) instanceof Outcome.Done<Cursor>(var cursor)) {
                ordering.after(cursor);
                ordering.stretches(cursor);
                if (!Cursor.decoded(cursor.encoded(), ordering).orThrow().equals(cursor)) {
                    throw new IllegalStateException("not the same cursor: " + text);
                }
            }
        }
    }
}
