package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.finance.billing.PaymentId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What stood between the firm and a client at the end of a day, as far as who reads it may see the client's matters.
 *
 * @param from     first day of the movements that are listed
 * @param asOf     last day
 * @param accounts one for each currency in which there was anything
 */
public record StatementOfAccount(ContactId clientId, String client, LocalDate from, LocalDate asOf, List<Account> accounts) {

    /** The titles of {@link Account#ageing}, in its order. */
    public static final List<String> BUCKETS = List.of("Not due", "1–30 days", "31–60 days", "61–90 days", "Over 90 days");

    public StatementOfAccount {
        accounts = List.copyOf(accounts);
    }

    /**
     * The account of a currency: {@code closing} is {@code receivable} less {@code onAccount}, and {@code opening} with all movements.
     *
     * @param opening    at the beginning of the first day; above zero the client owed
     * @param receivable what the open bills have open
     * @param onAccount  money of the client's payments that no bill has taken
     * @param ageing     the receivable by how late it was, in the order of the buckets
     * @param interest   that the client's bills bore by then and no bill asked for; it is in none of the sums
     */
    public record Account(CurrencyUnit currency, Money opening, List<Movement> movements, Money closing, List<OpenBill> bills, Money receivable, List<Unapplied> unapplied,
            Money onAccount, List<Money> ageing, Money interest) {
        public Account {
            movements = List.copyOf(movements);
            bills = List.copyOf(bills);
            unapplied = List.copyOf(unapplied);
            ageing = List.copyOf(ageing);
        }
    }

    /**
     * A bill, payment, credit, write-off or refund.
     *
     * @param amount  above zero if the client owes more by it
     * @param balance after it
     */
    public record Movement(LocalDate date, String kind, UUID documentId, String document, Money amount, Money balance) {

        /** In words. */
        public String words() {
            boolean back = amount.isPositive();
            return switch (kind) {
                case "BILL" -> "Bill " + document;
                case "VOID" -> "Bill " + document + " void";
                case "PAYMENT" -> (document.isEmpty() ? "Payment" : "Payment " + document) + (back ? " taken back" : ", thank you");
                case "CREDIT" -> "Credit note " + document;
                case "WRITE_OFF" -> "Bill " + document + " reduced";
                default -> back ? "Refund of payment " + document : "Refund of payment " + document + " came back";
            };
        }

        /** Where the document is. */
        public String href() {
            return switch (kind) {
                case "BILL", "VOID" -> "/bills/" + documentId;
                case "PAYMENT" -> "/payments/" + documentId;
                case "REFUND" -> "/refunds/" + documentId;
                default -> "";
            };
        }
    }

    /**
     * @param daysLate 0 if it was not due
     * @param interest that it bore by then and no bill asked for; not in the balance
     */
    public record OpenBill(InvoiceId id, String number, MatterId matterId, String matterNumber, String matter, LocalDate issuedOn, LocalDate dueOn, int daysLate, Money total, Money balance, Money interest) {

        int bucket() {
            return daysLate == 0 ? 0 : 1 + Math.min((daysLate - 1) / 30, BUCKETS.size() - 2);
        }
    }

    /** What a payment had left. */
    public record Unapplied(PaymentId id, String number, LocalDate date, Money amount) {}
}
