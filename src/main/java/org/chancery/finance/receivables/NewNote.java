package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * A contact or a remark to be kept.
 *
 * @param contactedOn not in the future; null for today
 * @param invoiceId   one of the client's bills; null for the client as a whole
 */
public record NewNote(NoteView.Kind kind, @Nullable LocalDate contactedOn, String text, @Nullable InvoiceId invoiceId) {}
