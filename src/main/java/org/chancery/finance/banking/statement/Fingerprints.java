package org.chancery.finance.banking.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.shared.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the lines of a statement and gives each its fingerprint.
 *
 * <p>The fingerprint is a hash of day, amount, the bank's id (where it is a real one, else the description) and an
 * ordinal among the lines of the statement that agree in all of these. Day and amount are in it even beside an id,
 * because some banks number the lines of each download from 1 or give one id to two lines: an id alone would take a
 * new line for an old one and lose money. The ordinal tells true twins apart, and makes the second of two lines new
 * when an earlier download had only the first. The account is not in it, for its number may be masked in one download
 * and not in the next: compare within an account. A bank that makes up new ids for each download defeats it.
 */
final class Fingerprints {

    /** Ids with fewer characters (leading zeros aside) are counters that start again in each download. */
    private static final int SHORTEST_REAL_ID = 4;
    private static final int HASH_BYTES = 16;
    private static final Set<String> WORDS_FOR_NONE = Set.of("NONE", "NONREF", "NOREF", "NOTPROVIDED", "NULL");
    private static final Pattern NOT_TELLING = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");

    private Fingerprints() {}

    static List<StatementLine> number(List<BookedLine> lines) {
        Map<String, Integer> seen = HashMap.newHashMap(lines.size());
        List<StatementLine> numbered = new ArrayList<>(lines.size());
        for (BookedLine line : lines) {
            String identity = identity(line);
            int ordinal = seen.merge(identity, 1, Integer::sum);
            numbered.add(new StatementLine(numbered.size() + 1, line.bookedOn(), line.valueOn(), line.amount(),
                    line.description(), line.reference(), line.bankId(), hash(identity + "\n" + ordinal)));
        }
        return numbered;
    }

    /** The reference, unless it is one of the words and zeros that banks write for “none”. */
    static @Nullable String orNull(@Nullable String reference) {
        return reference == null || significant(reference).isEmpty() || WORDS_FOR_NONE.contains(significant(reference)) ? null : reference;
    }

    /** Canonical form, version 1. Changing it makes every imported line new again: then add a version, keep the old. */
    private static String identity(BookedLine line) {
        String id = orNull(line.bankId());
        String who = id != null && significant(id).length() >= SHORTEST_REAL_ID
                ? "id\n" + id
                : "text\n" + line.description().toUpperCase(Locale.ROOT);
        return "1\n" + line.bookedOn() + "\n" + line.amount() + "\n" + who;
    }

    private static String significant(String id) {
        String telling = NOT_TELLING.matcher(id.toUpperCase(Locale.ROOT)).replaceAll("");
        return LEADING_ZEROS.matcher(telling).replaceFirst("");
    }

    private static String hash(String identity) {
        return HexFormat.of().formatHex(Sha256.of(identity), 0, HASH_BYTES);
    }
}
