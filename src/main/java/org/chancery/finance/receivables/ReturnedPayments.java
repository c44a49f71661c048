package org.chancery.finance.receivables;

import static org.chancery.finance.ledger.AccountRole.BANK_CHARGES;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.Expenses;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that bounced or were charged back: in one transaction the payment is reversed, its bills are owed again and the bank's fee is posted. Fees and chargebacks hit
 * the operating account only; a payment out of client money is not returned but taken back (ABA Model Rule 1.15).
 */
@Service
public class ReturnedPayments {

    private final JdbcClient jdbc;
    private final Payments payments;
    private final Expenses expenses;
    private final Ledger ledger;
    private final Firms firms;

    ReturnedPayments(JdbcClient jdbc, Payments payments, Expenses expenses, Ledger ledger, Firms firms) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.expenses = expenses;
        this.ledger = ledger;
        this.firms = firms;
    }

    /**
     * Records it. Refused {@code not-found}, {@code return-client-money}, {@code payment-reversed}, {@code payment-refunded}, {@code reversal-too-early},
     * {@code fee-without-matter} if the client is to bear a fee and no bill had taken the payment, {@code currency-mismatch}, {@code period-closed}.
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<ReturnedPaymentView> record(PaymentId id, NewReturn returned) {
        PaymentView payment = payments.find(id).orElse(null);
        if (payment == null) {
            return Outcome.refused("not-found", "There is no such payment.");
        }
        MatterId bearer = payment.allocations().stream().filter(part -> part.amount().isPositive()).map(PaymentView.Allocated::matterId).findFirst().orElse(null);
        Refusal wrong = wrong(payment, returned, bearer).orElse(null);
        if (wrong != null) {
            return Outcome.refused(wrong);
        }
        LocalDate on = returned.date() == null ? firms.today() : returned.date();
        return payments.reverse(id, on, "%s: %s".formatted(returned.kind().title(), returned.reason().strip()))
                .flatMap(_ -> billOn(payment, returned, on, bearer))
                .flatMap(cost -> charge(payment, returned, on).map(entry -> insert(payment, returned, on, entry.orElse(null), cost.orElse(null))));
    }

    private static Optional<Refusal> wrong(PaymentView payment, NewReturn returned, @Nullable MatterId bearer) {
        Money fee = returned.fee();
        if (payment.fromClientMoney()) {
            return Optional.of(Refusal.of("return-client-money", "Payment %s came out of client money: no bank returns it. Take it back instead.".formatted(payment.number())));
        } else if (returned.reason().isBlank() || returned.reason().strip().length() > 400) {
            return Optional.of(Refusal.at("reason", returned.reason().isBlank() ? "required" : "too-long", "What the bank said, in at most 400 characters."));
        } else if (fee != null && !fee.getCurrencyUnit().equals(payment.amount().getCurrencyUnit())) {
            return Optional.of(Refusal.at("fee", "currency-mismatch", "Payment %s is in %s.".formatted(payment.number(), payment.amount().getCurrencyUnit())));
        } else if (fee != null && fee.isNegative()) {
            return Optional.of(Refusal.at("fee", "amount-not-positive", "Nothing, or more than zero."));
        } else if (returned.billedOn() && (fee == null || fee.isZero())) {
            return Optional.of(Refusal.at("fee", "required", "Say which fee the client is to bear."));
        } else if (returned.billedOn() && bearer == null) {
            return Optional.of(Refusal.at("billedOn", "fee-without-matter", "No bill had taken this payment: there is no matter to bear the fee."));
        }
        return Optional.empty();
    }

    /** A cost that was not paid to a third party for the client: the books know of it when a bill asks for it. */
    private Outcome<Optional<ExpenseId>> billOn(PaymentView payment, NewReturn returned, LocalDate on, @Nullable MatterId bearer) {
        if (!returned.billedOn()) {
            return Outcome.done(Optional.empty());
        }
        return expenses.record(new NewExpense(Objects.requireNonNull(bearer), null, on, ExpenseKind.SOFT, returned.fee(), null, null, null,
                "Bank's fee for the returned payment %s".formatted(payment.number()), null, true)).map(cost -> Optional.of(cost.id()));
    }

    private Outcome<Optional<EntryId>> charge(PaymentView payment, NewReturn returned, LocalDate on) {
        Money fee = returned.fee();
        if (fee == null || fee.isZero()) {
            return Outcome.done(Optional.empty());
        }
        var postings = List.of(NewPosting.debit(BANK_CHARGES, fee), NewPosting.credit(payment.bankAccountId(), fee));
        return ledger.post(new NewEntry(on, "BANK_FEE", "Fee for returned payment %s".formatted(payment.number()), EntrySource.of("payment", payment.id()), null, postings)).map(Optional::of);
    }

    private ReturnedPaymentView insert(PaymentView payment, NewReturn returned, LocalDate on, @Nullable EntryId entry, @Nullable ExpenseId cost) {
        Money fee = Objects.requireNonNullElse(returned.fee(), Money.zero(payment.amount().getCurrencyUnit()));
        jdbc.sql("""
                insert into finance.returned_payment (id, payment_id, matter_id, kind, date, reason, currency, fee_minor, fee_borne_by, fee_entry_id, expense_id, created_at)
                select :id, p.id, p.matter_id, :kind, :date, :reason, :currency, :fee, :bearer, :entry, :expense, :now from finance.payment p where p.id = :payment""")
                .param("id", ReturnedPaymentId.next().value()).param("payment", payment.id().value()).param("kind", returned.kind().name()).param("date", on)
                .param("reason", returned.reason().strip()).param("currency", fee.getCurrencyUnit().getCode()).param("fee", Moneys.minor(fee))
                .param("bearer", returned.billedOn() ? "CLIENT" : "FIRM").param("entry", entry == null ? null : entry.value()).param("expense", cost == null ? null : cost.value())
                .param("now", RefundStore.at(firms.now())).update();
        return of(payment.id()).orElseThrow();
    }

    /** How the bank took a payment back; empty if it did not. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<ReturnedPaymentView> of(PaymentId payment) {
        return jdbc.sql("""
                select r.id, r.payment_id, p.number, r.kind, r.date, r.reason, r.currency, r.fee_minor, r.fee_borne_by, r.fee_entry_id, u.name as recorded_by
                from finance.returned_payment r
                join finance.payment p on p.firm_id = r.firm_id and p.id = r.payment_id
                join platform.app_user u on u.firm_id = r.firm_id and u.id = r.created_by
                where r.payment_id = :payment""")
                .param("payment", payment.value())
                .query(Row.mapping(row -> new ReturnedPaymentView(row.id("id", ReturnedPaymentId::new), row.id("payment_id", PaymentId::new), row.text("number"),
                        row.constant("kind", ReturnKind.class), row.date("date"), row.text("reason"), row.money("fee"), row.text("fee_borne_by").equals("CLIENT"),
                        row.idOrNull("fee_entry_id", EntryId::new), row.text("recorded_by"))))
                .optional();
    }
}
