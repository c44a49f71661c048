package org.chancery.platform.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A place in an ordered list: the sort values and the id of a row, and whether to look before or after it. It stays right when rows are
 * added or removed. To callers it is opaque text.
 *
 * @param sort   the order it belongs to, see {@link Ordering#spelled}
 * @param values the sort values as PostgreSQL's text, null where the row has none
 */
record Cursor(String sort, boolean backward, List<@Nullable String> values, UUID id) {

    private static final int VERSION = 1;
    private static final int LONGEST = 6_000;
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ').append(DateTimeFormatter.ISO_LOCAL_TIME).appendOffset("+HH:mm:ss", "+00").toFormatter(Locale.ROOT);

    Cursor {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    String encoded() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(backward);
            write(out, sort);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            for (@Nullable String value : values) {
                write(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : bytes.length);
        out.write(bytes);
    }

    /** The cursor, if the text is one that belongs to this order. */
    static Outcome<Cursor> decoded(String text, Ordering ordering) {
        if (text.length() > LONGEST) {
            return refused();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            if (in.readByte() != VERSION) {
                return refused();
            }
            boolean backward = in.readBoolean();
            String sort = read(in);
            if (sort == null || !sort.equals(ordering.spelled())) {
                return Outcome.refusedAt("cursor", "cursor-invalid", "This cursor belongs to another order: ask again without a cursor.");
            }
            UUID id = new UUID(in.readLong(), in.readLong());
            List<@Nullable String> values = new ArrayList<>();
            for (var by : ordering.by()) {
                @Nullable String value = read(in);
                if (!fits(by.column(), value)) {
                    return refused();
                }
                values.add(value);
            }
            return in.available() > 0 ? refused() : Outcome.done(new Cursor(sort, backward, values, id));
        } catch (IOException | IllegalArgumentException malformed) {
            return refused();
        }
    }

    private static @Nullable String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < -1 || length > in.available()) {
            throw new IOException("not a length: " + length);
        }
        return length == -1 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** So that a forged cursor is refused here and not by the database. */
    private static boolean fits(Column<?> column, @Nullable String value) {
        if (value == null) {
            return !column.neverNull();
        }
        try {
            return switch (column.kind()) {
                case TEXT, PROSE, TAG -> value.indexOf('\0') < 0;
                case DATE -> LocalDate.parse(value).getYear() > 0;
                case INSTANT -> OffsetDateTime.parse(value, INSTANT).getYear() > 0;
                case MONEY, MINUTES -> Long.toString(Long.parseLong(value)).equals(value);
                case NUMBER -> Math.abs((long) new BigDecimal(value).scale()) < 1_000;
            };
        } catch (DateTimeException | NumberFormatException malformed) {
            return false;
        }
    }

    private static Outcome<Cursor> refused() {
        return Outcome.refusedAt("cursor", "cursor-invalid", "This is not a cursor of this list: take nextCursor of the page before as it is.");
    }
}
