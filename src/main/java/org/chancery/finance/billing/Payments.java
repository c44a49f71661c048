package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chancery.finance.billing.Allocating.Share;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.finance.billing.PaymentPosting.Received;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that clients and others pay: any number of partial payments, allocated oldest due first or by hand, the rest kept on account until a bill takes
 * it. Never more than a bill's balance, nor than the payment, whatever else happens at the same time ({@code over-allocated}).
 */
@Service
public class Payments {

    static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such payment.");
    private static final int LONGEST_METHOD = 40;
    private static final int LONGEST_REFERENCE = 200;

    private final PaymentStore store;
    private final PaymentPosting posting;
    private final PaymentReversal reversal;
    private final PaymentNews news;
    private final InvoiceStore bills;
    private final BankAccounts bankAccounts;
    private final Contacts contacts;
    private final NumberSeries numbers;

    Payments(PaymentStore store, PaymentPosting posting, PaymentReversal reversal, PaymentNews news, InvoiceStore bills, BankAccounts bankAccounts, Contacts contacts,
            NumberSeries numbers) {
        this.store = store;
        this.posting = posting;
        this.reversal = reversal;
        this.news = news;
        this.bills = bills;
        this.bankAccounts = bankAccounts;
        this.contacts = contacts;
        this.numbers = numbers;
    }

    /**
     * Records a payment and allocates it. Refused at its fields ({@code bank-account-not-operating} for a trust account, {@code currency-mismatch},
     * {@code amount-not-positive}), at each allocation ({@code over-allocated}, {@code bill-void}, {@code invoice-unknown}), {@code period-closed}.
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<PaymentView> record(NewPayment payment) {
        List<Refusal> refusals = refusals(payment);
        return refusals.isEmpty() ? shares(payment).flatMap(shares -> record(payment, shares)) : Outcome.refused(refusals);
    }

    private List<Refusal> refusals(NewPayment payment) {
        List<Refusal> refusals = new ArrayList<>();
        if (contacts.ref(payment.payorId()).isEmpty()) {
            refusals.add(Refusal.at("payorId", "payor-unknown", "There is no such contact."));
        }
        BankAccountView account = bankAccounts.find(payment.bankAccountId()).orElse(null);
        if (account == null || !account.active()) {
            refusals.add(Refusal.at("bankAccountId", "bank-account-unknown", "There is no such bank account in use."));
        } else if (account.trust()) {
            refusals.add(Refusal.at("bankAccountId", "bank-account-not-operating",
                    "A payment of a bill goes to an operating account; what a client advances is received into the trust account as client money."));
        } else if (!account.currency().equals(payment.amount().getCurrencyUnit())) {
            refusals.add(Refusal.at("amount", "currency-mismatch", "This account is kept in %s.".formatted(account.currency())));
        }
        if (!payment.amount().isPositive()) {
            refusals.add(Refusal.at("amount", "amount-not-positive", "More than zero."));
        }
        String method = payment.method().strip();
        if (method.isEmpty() || method.length() > LONGEST_METHOD) {
            refusals.add(Refusal.at("method", method.isEmpty() ? "required" : "too-long", "How it came, in 1 to %d characters.".formatted(LONGEST_METHOD)));
        }
        if (Objects.requireNonNullElse(payment.reference(), "").strip().length() > LONGEST_REFERENCE) {
            refusals.add(Refusal.at("reference", "too-long", "At most %d characters.".formatted(LONGEST_REFERENCE)));
        }
        return refusals;
    }

    private Outcome<List<Share>> shares(NewPayment payment) {
        List<Allocation> allocations = payment.allocations();
        return allocations == null ? Outcome.done(oldestFirst(payment.payorId(), payment.amount())) : asked(payment.amount(), allocations);
    }

    /** What is owed is read again under the locks: somebody else may have paid meanwhile. */
    private List<Share> oldestFirst(ContactId payor, Money amount) {
        List<InvoiceId> owed = bills.owed(payor, amount.getCurrencyUnit()).stream().map(Bill::id).toList();
        Map<InvoiceId, Bill> locked = bills.lock(owed);
        return Allocating.oldestFirst(amount, owed.stream().map(locked::get).filter(Objects::nonNull).toList());
    }

    private Outcome<List<Share>> asked(Money amount, List<Allocation> allocations) {
        return Allocating.asked(amount, allocations, bills.lock(allocations.stream().map(Allocation::invoiceId).toList()));
    }

    private Outcome<PaymentView> record(NewPayment asked, List<Share> shares) {
        var payment = new Received(PaymentId.next(), numbers.nextHere(BillingDefaults.PAYMENTS, asked.date()), asked.date(), asked.amount(), asked.bankAccountId());
        return posting.receive(payment, shares).flatMap(entry -> {
            store.insert(new PaymentStore.New(payment.id(), payment.number(), asked.payorId(), payment.at(), payment.date(), payment.amount(), asked.method().strip(),
                    Objects.requireNonNullElse(asked.reference(), "").strip(), null, entry, matters(shares)), news.now());
            posting.settle(payment, shares, entry);
            List<Share> later = shares.stream().filter(share -> share.bill().issuedOn().isAfter(payment.date())).toList();
            return posting.apply(payment.id(), payment.number(), payment.date(), later).map(_ -> {
                news.received(payment, asked.payorId(), shares);
                return store.find(payment.id()).orElseThrow();
            });
        });
    }

    private static List<MatterId> matters(List<Share> shares) {
        return shares.stream().map(share -> share.bill().matterId()).distinct().toList();
    }

    /**
     * Allocates what is left of a payment.
     *
     * @param date        on which the bills take it, not before the payment; null for its own date
     * @param allocations null for the payor's own bills, oldest due first
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<PaymentView> allocate(PaymentId id, @Nullable LocalDate date, @Nullable List<Allocation> allocations) {
        PaymentView payment = store.lock(id) ? store.find(id).orElse(null) : null;
        if (payment == null) {
            return Outcome.refused(UNKNOWN);
        }
        LocalDate day = date == null ? payment.date() : date;
        if (day.isBefore(payment.date())) {
            return Outcome.refusedAt("date", "allocated-before-payment", "It cannot be allocated before it was paid.");
        }
        if (payment.reversed() != null) {
            return Outcome.refused("payment-reversed", "Payment %s was reversed.".formatted(payment.number()));
        }
        Money left = payment.unallocated();
        Outcome<List<Share>> shares = allocations == null ? Outcome.done(oldestFirst(payment.payorId(), left)) : asked(left, allocations);
        return shares.flatMap(found -> found.isEmpty() ? Outcome.refusedAt("allocations", "nothing-to-allocate", "There is no bill to allocate it to.")
                : allocate(payment, day, found));
    }

    private Outcome<PaymentView> allocate(PaymentView payment, LocalDate day, List<Share> shares) {
        store.paysAlso(payment.id(), matters(shares));
        return posting.apply(payment.id(), payment.number(), day, shares).map(_ -> {
            news.allocated(payment, day, shares);
            return store.find(payment.id()).orElseThrow();
        });
    }

    /**
     * Takes a payment back, with all that bills took of it: it bounced, or was a mistake. What was paid from client money goes back to its ledger.
     * Refused {@code payment-reversed}, {@code reversal-too-early} (field {@code date}), {@code period-closed}.
     *
     * @param date not before the payment and its allocations; null for today
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<PaymentView> reverse(PaymentId id, @Nullable LocalDate date, String reason) {
        return reversal.reverse(id, date, reason);
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<PaymentView> find(PaymentId id) {
        return store.find(id);
    }

    /** How a sum would be allocated: the payor's bills with something owed, oldest due first, each with its share. */
    @Requires({Permission.BILLING_VIEW, Permission.PAYMENTS_RECORD})
    @Transactional(readOnly = true)
    public List<Proposal> proposal(ContactId payor, Money amount) {
        List<Bill> owed = bills.owed(payor, amount.getCurrencyUnit());
        List<Share> shares = Allocating.oldestFirst(amount, owed);
        CurrencyUnit currency = amount.getCurrencyUnit();
        return owed.stream().map(bill -> new Proposal(bill.id(), bill.number(), bill.matterId(), bill.dueOn(), bill.balance(),
                Moneys.sum(currency, shares.stream().filter(share -> share.bill().id().equals(bill.id())).map(Share::amount).toList()))).toList();
    }

    /** A bill that could take money, and what it would take. */
    public record Proposal(InvoiceId invoiceId, String number, MatterId matterId, LocalDate dueOn, Money balance, Money share) {}
}
