package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.Map;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a client's guidelines as it stands.
 *
 * @param matterId   the one matter it holds for; null for all of the client's
 * @param parameters as {@link RuleKind#parameters} names them
 * @param summary    what it demands, in a line
 * @param source     where it is written
 * @param from       work of this day and later; {@code through} the last day, null while it has no end
 * @param version    counts its changes; given back when changing it
 */
public record Guideline(GuidelineId id, ContactId clientId, String clientName, @Nullable MatterId matterId, @Nullable String matterName, RuleKind kind, Map<String, String> parameters,
        String summary, Severity severity, Source source, LocalDate from, @Nullable LocalDate through, int version) {

    /**
     * Where a rule is written.
     *
     * @param document such as {@code Outside Counsel Guidelines 2026}
     * @param clause   such as {@code 4.2}; "" for none
     * @param words    what the clause says; "" if nobody copied it
     */
    public record Source(String document, String clause, String words) {

        public Source {
            document = document.strip();
            clause = clause.strip();
            words = words.strip();
        }

        /** In a sentence: {@code (Outside Counsel Guidelines 2026, 4.2: “No block billing.”)}. */
        public String inWords() {
            return "(" + document + (clause.isEmpty() ? "" : ", " + clause) + (words.isEmpty() ? "" : ": “" + words + "”") + ")";
        }
    }

    /** Its page. */
    public String href() {
        return "/guidelines/" + id;
    }
}
