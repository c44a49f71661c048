package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A match to be made by hand.
 *
 * @param lineIds   lines of the bank; null or empty for none
 * @param entryIds  entries of the books: an entry's id (all its postings on the account), {@code <entry>/<line>} for one posting, or the id of the document
 *                  that the entry comes from; null or empty for none
 * @param clearedOn without lines, the day on which the bank's paper shows the entries; null otherwise
 */
public record NewMatch(@Nullable List<LineId> lineIds, @Nullable List<String> entryIds, @Nullable LocalDate clearedOn) {

    List<LineId> lines() {
        return lineIds == null ? List.of() : lineIds.stream().distinct().toList();
    }

    List<String> entries() {
        return entryIds == null ? List.of() : entryIds.stream().distinct().toList();
    }
}
