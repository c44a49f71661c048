package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.finance.receivables.LetterStore.Line;
import org.chancery.finance.receivables.LetterStore.Overdue;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.jobs.Job;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/**
 * Proposes letters: one a client and currency, over the bills that are due for their next level. Never the same level twice for a bill, unless it was asked for; a bill
 * gets its levels one after the other, so that nobody reads a final reminder first.
 */
@Component
class DunningRun implements Job {

    static final String NAME = "dunning-run";
    static final String DATE = "date";
    static final String AGAIN = "again";

    private final LetterStore store;
    private final DunningPolicy policy;
    private final Contacts contacts;
    private final OverdueInterest interest;
    private final Firms firms;

    DunningRun(LetterStore store, DunningPolicy policy, Contacts contacts, OverdueInterest interest, Firms firms) {
        this.store = store;
        this.policy = policy;
        this.contacts = contacts;
        this.interest = interest;
        this.firms = firms;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Dunning run";
    }

    @Override
    public Permission concerns() {
        return Permission.PAYMENTS_RECORD;
    }

    @Override
    public List<Item> plan(Map<String, String> parameters) {
        LocalDate day = LocalDate.parse(parameters.getOrDefault(DATE, ""));
        List<DunningLevel> levels = policy.levels();
        Map<String, Item> items = new LinkedHashMap<>();
        for (Overdue bill : store.overdue(day, null)) {
            if (line(bill, levels, again(parameters)).isPresent()) {
                CurrencyUnit currency = bill.balance().getCurrencyUnit();
                items.putIfAbsent(bill.clientId() + " " + currency, new Item(bill.clientId() + " " + currency, bill.client(), bill.matterId().value()));
            }
        }
        return List.copyOf(items.values());
    }

    private static boolean again(Map<String, String> parameters) {
        return Boolean.parseBoolean(parameters.get(AGAIN));
    }

    /** The level that a bill is due for: the one after its last, or its last once more. */
    private static Optional<Line> line(Overdue bill, List<DunningLevel> levels, boolean again) {
        Optional<Line> next = levels.stream().filter(level -> level.level() == bill.sent() + 1 && bill.daysLate() >= level.daysOverdue()).findFirst()
                .map(level -> new Line(bill, level.level(), false, none(bill)));
        return next.or(() -> again && bill.sent() > 0 ? levels.stream().filter(level -> level.level() == bill.sent()).findFirst().map(level -> new Line(bill, level.level(), true, none(bill)))
                : Optional.empty());
    }

    private static Money none(Overdue bill) {
        return Money.zero(bill.balance().getCurrencyUnit());
    }

    @Override
    public Outcome<String> work(Item item, Map<String, String> parameters) {
        String[] key = item.key().split(" ", 2);
        ContactId client = ContactId.of(key[0]);
        CurrencyUnit currency = CurrencyUnit.of(key[1]);
        LocalDate day = LocalDate.parse(parameters.getOrDefault(DATE, ""));
        if (store.isProposed(client, currency)) {
            return Outcome.done("A letter waits for review already");
        }
        List<DunningLevel> levels = policy.levels();
        List<Line> lines = new ArrayList<>();
        store.overdue(day, client).stream().filter(bill -> bill.balance().getCurrencyUnit().equals(currency))
                .forEach(bill -> line(bill, levels, again(parameters)).ifPresent(lines::add));
        return lines.isEmpty() ? Outcome.done("Nothing is due any more") : contacts.find(client).map(found -> write(found, lines, levels, day))
                .orElseGet(() -> Outcome.refused("not-found", "The client is not to be seen."));
    }

    private Outcome<String> write(ContactView client, List<Line> lines, List<DunningLevel> levels, LocalDate day) {
        store.lock(lines.stream().map(line -> line.bill().id()).toList());
        Money total = Moneys.sum(lines.getFirst().bill().balance().getCurrencyUnit(), lines.stream().map(line -> line.bill().balance()).toList());
        int highest = lines.stream().mapToInt(Line::level).max().orElseThrow();
        DunningLevel level = levels.stream().filter(each -> each.level() == highest).findFirst().orElseThrow();
        String name = lines.getFirst().bill().client();
        String address = client.details().addresses().stream().findFirst().map(each -> String.join("\n", each.lines())).orElse("");
        store.insert(new LetterStore.New(LetterId.next(), lines.getFirst().bill().clientId(), name, address, level, level.filled(name, Show.money(total)), total, day, bearing(lines, day)), firms.now());
        return Outcome.done("%s over %s".formatted(level.title(), Show.money(total)));
    }

    /** The same lines with the interest that their bills bore. */
    private List<Line> bearing(List<Line> lines, LocalDate day) {
        Map<InvoiceId, Money> accrued = interest.accrued(lines.stream().map(line -> line.bill().id()).toList(), day);
        return lines.stream().map(line -> new Line(line.bill(), line.level(), line.repeated(), accrued.getOrDefault(line.bill().id(), none(line.bill())))).toList();
    }
}
