package org.chancery.exchange.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chancery.exchange.demo.MonthOfMoney.Banks;
import org.chancery.finance.ledger.AccountId;
import org.chancery.finance.ledger.AccountRole;
import org.chancery.finance.ledger.AccountView;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** What a large firm pays at the end of a month, and how its controllers lay salaries and overheads on the matters that they were spent for. */
@Component
class FirmCosts {

    private static final int LINES = 1_000;
    private static final List<Overhead> HOUR = List.of(new Overhead("5000", 6_200), new Overhead("5100", 900), new Overhead("5400", 380),
            new Overhead("5450", 410), new Overhead("5250", 120));

    /** What an hour of work costs the firm by an account, in cents: salaries, benefits, software, research, telephone. */
    private record Overhead(String code, long cents) {}

    private final Ledger ledger;
    private final Accounts accounts;

    FirmCosts(Ledger ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    void pay(MonthOfWork month, List<UserId> people, Banks banks, LocalDate day) {
        Map<String, AccountId> chart = accounts.all().stream().collect(Collectors.toMap(AccountView::code, AccountView::id));
        List<NewEntry> entries = new ArrayList<>();
        List<NewPosting> suppliers = month.advanced.entrySet().stream()
                .map(each -> NewPosting.debit(AccountRole.ACCOUNTS_PAYABLE, usd(each.getValue())).of(each.getKey().id())).toList();
        batches(suppliers).forEach(some -> entries.add(entry(day, "Suppliers' invoices of the month", some, NewPosting.credit(banks.operating(), total(some)))));
        payroll(people, chart, banks, day).forEach(entries::add);
        HOUR.forEach(overhead -> {
            AccountId account = account(chart, overhead.code());
            List<NewPosting> shares = month.hands.entrySet().stream()
                    .map(each -> NewPosting.debit(account, usd(Math.max(1, each.getValue() * overhead.cents() / 60))).of(each.getKey().matter().id())).toList();
            batches(shares).forEach(some -> entries.add(entry(day, "Costs laid on matters by time", some, NewPosting.credit(account, total(some)))));
        });
        ledger.postAll(entries).orThrow();
    }

    private static List<NewEntry> payroll(List<UserId> people, Map<String, AccountId> chart, Banks banks, LocalDate day) {
        List<NewPosting> lines = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            long salary = 680_000L + i * 37 % 90 * 20_000L;
            lines.add(NewPosting.debit(account(chart, "5000"), usd(salary)));
            lines.add(NewPosting.debit(account(chart, "5050"), usd(salary * 765 / 10_000)));
            lines.add(NewPosting.debit(account(chart, "5100"), usd(salary * 9 / 100)));
        }
        List<NewEntry> entries = new ArrayList<>();
        batches(lines).forEach(some -> entries.add(entry(day, "Payroll of the month", some, NewPosting.credit(banks.operating(), total(some)))));
        entries.add(entry(day, "Rent of the floors", List.of(NewPosting.debit(account(chart, "5200"), usd(people.size() * 95_000L + 1))),
                NewPosting.credit(banks.operating(), usd(people.size() * 95_000L + 1))));
        return entries;
    }

    private static AccountId account(Map<String, AccountId> chart, String code) {
        return Objects.requireNonNull(chart.get(code), code);
    }

    private static NewEntry entry(LocalDate day, String description, List<NewPosting> debits, NewPosting credit) {
        List<NewPosting> all = new ArrayList<>(debits);
        all.add(credit);
        return new NewEntry(day, "MANUAL", description, null, null, all);
    }

    private static List<List<NewPosting>> batches(List<NewPosting> lines) {
        List<List<NewPosting>> batches = new ArrayList<>();
        for (int begin = 0; begin < lines.size(); begin += LINES) {
            batches.add(lines.subList(begin, Math.min(lines.size(), begin + LINES)));
        }
        return batches;
    }

    private static Money total(List<NewPosting> lines) {
        return lines.stream().map(NewPosting::amount).reduce(Money.zero(DemoData.USD), Money::plus);
    }

    private static Money usd(long cents) {
        return Money.ofMinor(DemoData.USD, cents);
    }
}
