package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * A contact about a debt, or a remark.
 *
 * @param invoiceId null if it concerns the client as a whole
 */
public record NoteView(NoteId id, Kind kind, LocalDate contactedOn, String text, @Nullable InvoiceId invoiceId, @Nullable String invoiceNumber, String by) {

    /** How the client was reached; {@code NOTE} was no contact. */
    public enum Kind {
        CALL("Call"), EMAIL("E-mail"), LETTER("Letter"), MEETING("Meeting"), NOTE("Note");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
