package org.chancery.finance.banking;

import java.util.List;
import java.util.Optional;
import org.chancery.finance.banking.ReconciliationStore.Head;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reconciliations of bank accounts: prepared by one person, approved by another, kept as they were, and true ever after
 * (ABA Model Rules for Client Trust Account Records, Rule 1(h); North Carolina Rule 1.15-3(d)).
 */
@Service
public class Reconciliations {

    private static final Refusal NOT_FOUND = Refusal.of("not-found", "There is no such reconciliation.");

    private final BankAccounts accounts;
    private final ReconciliationStore store;
    private final OutstandingItems items;
    private final BankingLock lock;
    private final ApplicationEventPublisher events;

    Reconciliations(BankAccounts accounts, ReconciliationStore store, OutstandingItems items, BankingLock lock, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.store = store;
        this.items = items;
        this.lock = lock;
        this.events = events;
    }

    /**
     * Begins the reconciliation of an account at the end of a day, or takes its draft up again with the balance given. Refused: {@code period-reconciled} when
     * that day or a later one is approved, {@code amount-currency}, {@code required} when no balance is given and no imported statement covers the day.
     */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<ReconciliationView> begin(NewReconciliation asked) {
        BankAccountView account = accounts.find(asked.bankAccountId()).orElse(null);
        if (account == null) {
            return Outcome.refusedAt("bankAccountId", "not-found", "There is no such bank account.");
        }
        lock.take(account.id());
        Money statement = asked.statementBalance() == null
                ? store.byStatement(account.id(), asked.statementDate(), account.currency().getCode()) : asked.statementBalance();
        if (statement == null) {
            return Outcome.refused(Refusal.at("statementBalance", "required", "Enter the bank's balance: no imported statement covers that day."));
        }
        if (!statement.getCurrencyUnit().equals(account.currency())) {
            return Outcome.refusedAt("statementBalance", "amount-currency", "This account is kept in " + account.currency() + ".");
        }
        ReconciliationId id = store.draftOf(account.id(), asked.statementDate()).orElse(null);
        if (id == null) {
            id = ReconciliationId.next();
            store.insert(id, account.id(), asked.statementDate(), statement);
        } else {
            store.takeUp(id, statement, Actors.current().id());
        }
        events.publishEvent(new ReconciliationPrepared(id, account.id(), account.label(), asked.statementDate()));
        return Outcome.done(view(store.find(id).orElseThrow()));
    }

    /** A draft as of now, or an approved one as it was. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public Optional<ReconciliationView> find(ReconciliationId id) {
        return store.find(id).map(this::view);
    }

    /** The latest twelve of an account. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public List<ReconciliationView> of(BankAccountId account) {
        return store.of(account).stream().map(this::view).toList();
    }

    /** The drafts that agree and that the current person may approve. */
    @Requires(Permission.BANKING_APPROVE)
    @Transactional(readOnly = true)
    public List<ReconciliationView> toApprove() {
        var me = Actors.current().id();
        return store.drafts().stream().filter(draft -> !draft.preparedById().equals(me)).map(this::view).filter(ReconciliationView::agrees).toList();
    }

    /**
     * Approves what agrees, and keeps it as it is. Refused: {@code self-approval}, {@code reconciliation-disagrees}, {@code reconciliation-approved},
     * {@code period-reconciled}.
     */
    @Requires(Permission.BANKING_APPROVE)
    @Transactional
    public Outcome<ReconciliationView> approve(ReconciliationId id) {
        Head head = store.find(id).orElse(null);
        if (head == null) {
            return Outcome.refused(NOT_FOUND);
        }
        Figures figures = store.figures(head);
        if (head.draft() && !figures.agrees()) {
            return Outcome.refused("reconciliation-disagrees", String.join(" ", figures.disagreements(head.statement())));
        }
        store.approve(id);
        events.publishEvent(new ReconciliationApproved(id, head.account(), head.accountName(), head.date()));
        return Outcome.done(view(store.find(id).orElseThrow()));
    }

    /** Throws a draft away; the matches made for it stay. Refused: {@code reconciliation-approved}. */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<ReconciliationId> discard(ReconciliationId id) {
        if (store.find(id).isEmpty()) {
            return Outcome.refused(NOT_FOUND);
        }
        store.delete(id);
        events.publishEvent(new ReconciliationDiscarded(id));
        return Outcome.done(id);
    }

    /** Names a mistake of the bank. Refused: {@code required}, {@code line-matched}, {@code error-named}, {@code reconciliation-approved}. */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<ReconciliationView> nameError(ReconciliationId id, NewBankError error) {
        Head head = store.find(id).orElse(null);
        if (head == null) {
            return Outcome.refused(NOT_FOUND);
        }
        if (error.explanation().isBlank()) {
            return Outcome.refused(Refusal.required("explanation"));
        }
        Money amount = amount(head, error);
        if (amount == null || amount.isZero() || !amount.getCurrencyUnit().equals(head.statement().getCurrencyUnit())) {
            return Outcome.refused(error.lineId() == null ? Refusal.at("amount", "amount-invalid", "Enter an amount in the account's currency that is not zero.")
                    : Refusal.at("lineId", "not-found", "There is no such line of this account."));
        }
        store.insertError(BankErrorId.next(), id, error.lineId(), amount, error.explanation().strip());
        return Outcome.done(view(head));
    }

    private @Nullable Money amount(Head head, NewBankError error) {
        return error.lineId() == null ? error.amount() : store.lineAmount(error.lineId(), head.account()).map(Money::negated).orElse(null);
    }

    /** Takes the naming of a mistake back. Refused: {@code not-found}, {@code reconciliation-approved}. */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<BankErrorId> removeError(BankErrorId id) {
        return store.deleteError(id) ? Outcome.done(id) : Outcome.refused("not-found", "There is no such error.");
    }

    private ReconciliationView view(Head head) {
        Figures figures = store.figures(head);
        return new ReconciliationView(head.id(), head.account(), head.accountName(), head.trust(), head.date(), head.statement(), figures.deposits(), figures.disbursements(),
                figures.errors(), figures.adjusted(), figures.book(), figures.ledgers(), figures.negative(), figures.ledgerCount(), items.deposits(head, figures),
                items.disbursements(head, figures), head.draft() ? store.errors(head) : store.keptErrors(head.id()), head.draft() ? store.bankOnly(head) : List.of(),
                figures.agrees(), figures.agrees() ? List.of() : figures.disagreements(head.statement()), head.status(), head.previous(), head.preparedById(), head.preparedBy(),
                head.preparedAt(), head.approvedBy(), head.approvedAt());
    }
}
