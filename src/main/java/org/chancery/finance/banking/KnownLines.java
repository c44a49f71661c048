package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.finance.banking.statement.StatementLine;

/**
 * Which lines of a new statement the account has already: by their fingerprint, and where the earlier file was of another format, whose
 * fingerprints differ, by day and amount, one for one.
 */
final class KnownLines {

    /**
     * A line that the account has.
     *
     * @param format that of the file which brought it
     */
    record Known(LineId id, String fingerprint, LocalDate bookedOn, long amountMinor, String format) {}

    private record DayAndAmount(LocalDate day, long minor) {}

    private KnownLines() {}

    /** @return the known line of each new one that is not new, by its position in the statement */
    static Map<Integer, LineId> among(List<StatementLine> lines, String format, Collection<Known> known) {
        Map<String, LineId> byPrint = known.stream().collect(Collectors.toMap(Known::fingerprint, Known::id));
        Map<Integer, LineId> recognised = new LinkedHashMap<>();
        lines.stream().filter(line -> byPrint.containsKey(line.fingerprint())).forEach(line -> recognised.put(line.position(), byPrint.get(line.fingerprint())));
        Map<DayAndAmount, Deque<LineId>> ofOtherFormats = ofOtherFormats(format, known, new HashSet<>(recognised.values()));
        for (StatementLine line : lines) {
            Deque<LineId> alike = ofOtherFormats.get(new DayAndAmount(line.bookedOn(), line.amount().getAmountMinorLong()));
            if (!recognised.containsKey(line.position()) && alike != null && !alike.isEmpty()) {
                recognised.put(line.position(), alike.removeFirst());
            }
        }
        return recognised;
    }

    private static Map<DayAndAmount, Deque<LineId>> ofOtherFormats(String format, Collection<Known> known, Set<LineId> taken) {
        Map<DayAndAmount, Deque<LineId>> lines = new HashMap<>();
        known.stream().filter(line -> !family(line.format()).equals(family(format)) && !taken.contains(line.id()))
                .forEach(line -> lines.computeIfAbsent(new DayAndAmount(line.bookedOn(), line.amountMinor()), _ -> new ArrayDeque<>()).add(line.id()));
        return lines;
    }

    /** QFX is OFX under another name. */
    private static String family(String format) {
        String name = format.split("[ .]", 2)[0].toUpperCase(Locale.ROOT);
        return name.equals("QFX") ? "OFX" : name;
    }
}
