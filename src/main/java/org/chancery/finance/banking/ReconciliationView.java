package org.chancery.finance.banking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation: statement balance + deposits in transit − outstanding disbursements ± errors of the bank = book balance, and of a trust account
 * = the sum of its client ledgers. While a draft it says what holds now; once approved, what held then.
 *
 * @param bankErrorTotal      added to the bank's balance, below zero if taken from it
 * @param clientLedgerTotal   Σ of the client ledgers above zero; null for an operating account
 * @param negativeLedgerTotal Σ of those below, never netted against the others; null for an operating account
 * @param ledgers             how many client ledgers hold money; 0 for an operating account
 * @param bankOnly            lines of the bank that the books do not have; while there is one, the sums do not agree
 * @param agrees              all of it agrees, to the cent
 * @param disagreements       why it does not, each a sentence; empty if it agrees
 * @param preparedBy          who may therefore not approve it
 */
public record ReconciliationView(ReconciliationId id, BankAccountId bankAccountId, String bankAccount, boolean trust, LocalDate statementDate, Money statementBalance,
        Money depositsTotal, Money disbursementsTotal, Money bankErrorTotal, Money adjustedBankBalance, Money bookBalance, @Nullable Money clientLedgerTotal,
        @Nullable Money negativeLedgerTotal, int ledgers, List<Outstanding> outstandingDeposits, List<Outstanding> outstandingDisbursements, List<BankError> bankErrors,
        List<BankOnly> bankOnly, boolean agrees, List<String> disagreements, Status status, @Nullable LocalDate previousDate, UserId preparedById, String preparedBy,
        Instant preparedAt, @Nullable String approvedBy, @Nullable Instant approvedAt) {

    /** A draft follows the books; an approved one never changes. */
    public enum Status { DRAFT, APPROVED }

    /**
     * An entry of the books that the bank had not paid or credited by the day.
     *
     * @param id          its entry; null for the one row that stands for entries which a wall hides from the reader
     * @param posting     names the posting when the entry has several on the account, for a match by hand; null where the id is
     * @param amount      above zero on both lists
     * @param party       who paid or is paid; null if the books do not tell
     * @param reference   the instrument's number; null if there is none
     * @param outstanding days since the entry
     */
    public record Outstanding(@Nullable EntryId id, @Nullable String posting, @Nullable LocalDate date, Money amount, @Nullable String number, @Nullable String party,
            @Nullable String instrument, @Nullable String reference, String description, int outstanding) {}

    /**
     * A mistake of the bank.
     *
     * @param id     null once approved
     * @param lineId the mistaken line; null if none shows it
     * @param amount what is added to the bank's balance to make it right
     */
    public record BankError(@Nullable BankErrorId id, @Nullable LineId lineId, Money amount, String explanation) {}

    /** A line of the bank without its entry. */
    public record BankOnly(LineId id, LocalDate date, Money amount, String description, @Nullable String reference) {}

    public boolean approved() {
        return status == Status.APPROVED;
    }
}
