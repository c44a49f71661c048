package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chancery.finance.receivables.StatementOfAccount.Account;
import org.chancery.finance.receivables.StatementOfAccount.Movement;
import org.chancery.finance.receivables.StatementOfAccount.OpenBill;
import org.chancery.finance.receivables.StatementOfAccount.Unapplied;
import org.chancery.finance.receivables.AccountRows.Step;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Statements of account, at any date: by the same documents that are in the books, each on the day on which it is there. */
@Service
public class ClientStatements {

    private static final int DAYS = 90;

    private final AccountRows store;
    private final Contacts contacts;
    private final OverdueInterest interest;
    private final Firms firms;

    ClientStatements(AccountRows store, Contacts contacts, OverdueInterest interest, Firms firms) {
        this.store = store;
        this.contacts = contacts;
        this.interest = interest;
        this.firms = firms;
    }

    /**
     * A client's statement; empty for a client who is not there or whom a wall hides.
     *
     * @param from first day of its movements; null for 90 days before the last
     * @param asOf last day; null for today
     */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<StatementOfAccount> of(ContactId client, @Nullable LocalDate from, @Nullable LocalDate asOf) {
        LocalDate last = asOf == null ? firms.today() : asOf;
        LocalDate first = from == null || from.isAfter(last) ? last.minusDays(DAYS) : from;
        return contacts.ref(client).map(ref -> statement(ref, first, last));
    }

    private StatementOfAccount statement(ContactRef client, LocalDate from, LocalDate asOf) {
        List<Step> steps = store.steps(client.id(), from, asOf);
        Map<InvoiceId, Money> accrued = interest.accrued(client.id(), asOf);
        List<OpenBill> bills = store.bills(client.id(), asOf, accrued);
        List<Unapplied> unapplied = store.unapplied(client.id(), asOf);
        List<Account> accounts = store.before(client.id(), from, asOf).values().stream().map(opening -> account(opening, steps, bills, unapplied, accrued)).toList();
        return new StatementOfAccount(client.id(), client.name(), from, asOf, accounts);
    }

    private static Account account(Money opening, List<Step> steps, List<OpenBill> bills, List<Unapplied> unapplied,
            Map<InvoiceId, Money> accrued) {
        CurrencyUnit currency = opening.getCurrencyUnit();
        List<Movement> movements = new ArrayList<>();
        Money balance = opening;
        for (Step step : steps) {
            if (step.amount().getCurrencyUnit().equals(currency)) {
                balance = balance.plus(step.amount());
                movements.add(new Movement(step.date(), step.kind(), step.documentId(), step.document(), step.amount(), balance));
            }
        }
        List<OpenBill> open = bills.stream().filter(bill -> bill.balance().getCurrencyUnit().equals(currency)).toList();
        List<Unapplied> left = unapplied.stream().filter(each -> each.amount().getCurrencyUnit().equals(currency)).toList();
        List<Money> ageing = IntStream.range(0, StatementOfAccount.BUCKETS.size())
                .mapToObj(bucket -> Moneys.sum(currency, open.stream().filter(bill -> bill.bucket() == bucket).map(OpenBill::balance).toList())).toList();
        return new Account(currency, opening, movements, balance, open, Moneys.sum(currency, open.stream().map(OpenBill::balance).toList()), left,
                Moneys.sum(currency, left.stream().map(Unapplied::amount).toList()), ageing,
                Moneys.sum(currency, accrued.values().stream().filter(each -> each.getCurrencyUnit().equals(currency)).toList()));
    }
}
