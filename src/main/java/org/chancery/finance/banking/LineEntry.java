package org.chancery.finance.banking;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.ledger.AccountId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the bank is, of which the books know nothing yet. Its amount and account are the line's; {@code date} is the day in the books, not after
 * the line's own, and null for just that day.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LineEntry.BankFee.class, name = "BANK_FEE"),
    @JsonSubTypes.Type(value = LineEntry.Interest.class, name = "INTEREST"),
    @JsonSubTypes.Type(value = LineEntry.ClientReceipt.class, name = "CLIENT_RECEIPT"),
    @JsonSubTypes.Type(value = LineEntry.BillPayment.class, name = "BILL_PAYMENT"),
    @JsonSubTypes.Type(value = LineEntry.OtherEntry.class, name = "OTHER")})
public sealed interface LineEntry {

    @Nullable LocalDate date();

    /**
     * A charge of the bank: an expense, or of a trust account borne by the firm's own money there and never by a client's (ABA Model Rule 1.15(b)).
     *
     * @param purpose null for the bank's own words
     */
    record BankFee(@Nullable LocalDate date, @Nullable String purpose) implements LineEntry {}

    /**
     * Interest that the bank credited to a trust account.
     *
     * @param matterId whose separate account earned it; null for a pooled one, whose interest is owed to the bar's programme
     */
    record Interest(@Nullable LocalDate date, @Nullable MatterId matterId) implements LineEntry {}

    /**
     * Money of a client, cleared on the line's day.
     *
     * @param reference the instrument's number; null for the one that the line tells
     */
    record ClientReceipt(@Nullable LocalDate date, MatterId matterId, String payor, String purpose, String instrument, @Nullable String reference) implements LineEntry {}

    /**
     * The payment of bills into an operating account.
     *
     * @param method      how it came: {@code TRANSFER}, {@code CHEQUE}, {@code CARD}
     * @param reference   null for the one that the line tells
     * @param allocations null for the payor's bills, oldest due first; empty to keep it on account
     */
    record BillPayment(@Nullable LocalDate date, ContactId payorId, String method, @Nullable String reference, @Nullable List<Allocation> allocations) implements LineEntry {}

    /**
     * Anything else in an operating account: rent, interest earned, a card's settlement.
     *
     * @param accountId   the other side in the books
     * @param description null for the bank's own words
     * @param matterId    null if it belongs to none
     */
    record OtherEntry(@Nullable LocalDate date, AccountId accountId, @Nullable String description, @Nullable MatterId matterId) implements LineEntry {}
}
