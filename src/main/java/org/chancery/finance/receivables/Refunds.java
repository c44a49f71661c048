package org.chancery.finance.receivables;

import static org.chancery.finance.ledger.AccountRole.UNAPPLIED_RECEIPTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.finance.receivables.RefundView.Status;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Unapplied cash given back: asked for by one person, approved by another, and never more than is on account at that moment, whatever bills or other refunds
 * take meanwhile. It leaves the bank when it is approved; if it comes back, it is on account again.
 */
@Service
public class Refunds {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such refund.");
    private static final String INBOX = "refund";

    private final RefundStore store;
    private final Payments payments;
    private final BankAccounts accounts;
    private final Ledger ledger;
    private final Inbox inbox;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Refunds(RefundStore store, Payments payments, BankAccounts accounts, Ledger ledger, Inbox inbox, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.payments = payments;
        this.accounts = accounts;
        this.ledger = ledger;
        this.inbox = inbox;
        this.firms = firms;
        this.events = events;
    }

    /**
     * Asks for a refund. Refused at its fields, {@code refund-exceeds-unapplied} beyond what is on account, {@code refund-client-money} for a payment out of client
     * money, {@code refund-open} while another of this payment waits.
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<RefundView> ask(NewRefund asked) {
        store.lock(asked.paymentId());
        PaymentView payment = payments.find(asked.paymentId()).orElse(null);
        if (payment == null) {
            return Outcome.refusedAt("paymentId", "payment-unknown", "There is no such payment.");
        }
        Money amount = asked.amount() == null ? payment.unallocated() : asked.amount();
        BankAccountId account = asked.bankAccountId() == null ? payment.bankAccountId() : asked.bankAccountId();
        List<Refusal> refusals = refusals(asked, payment, amount, account);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        RefundId id = RefundId.next();
        store.ask(id, payment, account, amount, asked, firms.now());
        RefundView refund = store.find(id).orElseThrow();
        inbox.ask(Ask.of(INBOX, id, "Refund of %s to approve".formatted(Show.money(amount)), refund.href()).ofMatter(store.matter(id)).to(Permission.BILLING_APPROVE)
                .not(Actors.current().id()));
        events.publishEvent(new RefundNews.RefundAsked(facts(refund)));
        return Outcome.done(refund);
    }

    private List<Refusal> refusals(NewRefund asked, PaymentView payment, Money amount, BankAccountId account) {
        List<Refusal> refusals = new ArrayList<>();
        if (payment.fromClientMoney()) {
            refusals.add(Refusal.of("refund-client-money", "Payment %s came out of client money: take it back, and pay the client from the client ledger.".formatted(payment.number())));
        }
        if (!amount.getCurrencyUnit().equals(payment.amount().getCurrencyUnit())) {
            refusals.add(Refusal.at("amount", "currency-mismatch", "Payment %s is in %s.".formatted(payment.number(), payment.amount().getCurrencyUnit())));
        } else if (!amount.isPositive()) {
            refusals.add(Refusal.at("amount", "amount-not-positive", "More than zero; %s is on account.".formatted(Show.money(payment.unallocated()))));
        } else if (amount.isGreaterThan(payment.unallocated())) {
            refusals.add(Refusal.at("amount", "refund-exceeds-unapplied",
                    "Payment %s has %s on account; %s is more.".formatted(payment.number(), Show.money(payment.unallocated()), Show.money(amount))));
        }
        BankAccountView bank = accounts.find(account).orElse(null);
        if (bank == null || !bank.active() || bank.trust() || !bank.currency().equals(payment.amount().getCurrencyUnit())) {
            refusals.add(Refusal.at("bankAccountId", "bank-account-not-operating", "An operating account in use, in the currency of the payment."));
        }
        Texts.check(refusals, "method", asked.method(), 40, true);
        Texts.check(refusals, "reference", Objects.requireNonNullElse(asked.reference(), ""), 200, false);
        Texts.check(refusals, "reason", asked.reason(), 1000, true);
        return refusals;
    }

    /**
     * Approves it: the money leaves the bank on that day. Refused {@code self-approval} to who asked, {@code refund-exceeds-unapplied} if bills took it meanwhile,
     * {@code already-decided}, {@code period-closed}.
     *
     * @param date null for today
     */
    @Requires(Permission.BILLING_APPROVE)
    @Transactional
    public Outcome<RefundView> approve(RefundId id, @Nullable LocalDate date) {
        RefundView seen = store.find(id).orElse(null);
        if (seen == null) {
            return Outcome.refused(UNKNOWN);
        }
        store.lock(seen.paymentId());
        RefundView refund = store.lock(id).orElseThrow();
        LocalDate on = date == null ? firms.today() : date;
        if (refund.status() != Status.ASKED) {
            return Outcome.refused("already-decided", "This refund is decided: %s.".formatted(refund.status().title()));
        }
        var postings = List.of(NewPosting.debit(UNAPPLIED_RECEIPTS, refund.amount()), NewPosting.credit(store.account(id), refund.amount()));
        return ledger.post(new NewEntry(on, "REFUND", "Refund of payment %s".formatted(refund.paymentNumber()), EntrySource.of("refund", id), null, postings)).map(entry -> {
            store.decide(id, Status.PAID, on, entry, firms.now());
            inbox.settle(INBOX, id);
            RefundView paid = store.find(id).orElseThrow();
            events.publishEvent(new RefundNews.RefundPaid(facts(paid)));
            return paid;
        });
    }

    /** Declines it, or takes one's own back. Refused {@code already-decided}. */
    @Requires({Permission.BILLING_APPROVE, Permission.PAYMENTS_RECORD})
    @Transactional
    public Outcome<RefundView> decline(RefundId id) {
        RefundView refund = store.lock(id).orElse(null);
        if (refund == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (refund.status() != Status.ASKED) {
            return Outcome.refused("already-decided", "This refund is decided: %s.".formatted(refund.status().title()));
        }
        store.decide(id, Status.DECLINED, null, null, firms.now());
        inbox.settle(INBOX, id);
        return Outcome.done(store.find(id).orElseThrow());
    }

    /**
     * The money came back: a cheque was never cashed, a transfer was returned. Refused {@code refund-not-paid}, {@code reversal-too-early}, {@code period-closed}.
     *
     * @param date null for today
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<RefundView> cameBack(RefundId id, @Nullable LocalDate date, String reason) {
        RefundView refund = store.lock(id).orElse(null);
        if (refund == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (refund.status() != Status.PAID || refund.date() == null || refund.entryId() == null) {
            return Outcome.refused("refund-not-paid", "Only a refund that was paid can come back.");
        }
        List<Refusal> refusals = new ArrayList<>();
        Texts.check(refusals, "reason", reason, 1000, true);
        LocalDate on = date == null ? firms.today() : date;
        if (on.isBefore(refund.date())) {
            refusals.add(Refusal.at("date", "reversal-too-early", "It was paid on %s; it cannot come back before.".formatted(Show.date(refund.date()))));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return ledger.reverse(refund.entryId(), on, "Refund of payment %s came back".formatted(refund.paymentNumber()), EntrySource.of("refund", id)).map(entry -> {
            store.cameBack(id, on, reason.strip(), entry, firms.now());
            events.publishEvent(new RefundNews.RefundCameBack(facts(refund)));
            return store.find(id).orElseThrow();
        });
    }

    private RefundNews.Facts facts(RefundView refund) {
        return new RefundNews.Facts(refund.id(), refund.paymentId(), refund.paymentNumber(), refund.payorId(), refund.amount(), store.matter(refund.id()));
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<RefundView> find(RefundId id) {
        return store.find(id);
    }

    /** Those of a payment, oldest first. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<RefundView> of(PaymentId payment) {
        return store.of(payment);
    }
}
