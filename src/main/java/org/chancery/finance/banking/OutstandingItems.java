package org.chancery.finance.banking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chancery.finance.banking.ReconciliationStore.Head;
import org.chancery.finance.banking.ReconciliationView.Outstanding;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.web.Row;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The outstanding items that a person may see. What a wall hides from them stays in the sums, as one row that says no more than how many entries
 * it stands for and what they come to.
 */
@Component
class OutstandingItems {

    private static final String LIVE = """
            select e.entry_id, e.line, e.date, abs(o.open_minor) as amount_minor, e.currency, coalesce(e.trust_number, e.entry_number) as number, e.party, e.instrument,
                   nullif(e.reference, '') as reference, e.description
            from finance.open_postings(:account, :date) o
            join finance.bank_book_entry e on e.bank_account_id = :account and e.entry_id = o.entry_id and e.line = o.line
            where sign(o.open_minor) = :sign
            order by e.date, e.entry_id, e.line limit 2000""";

    private static final String KEPT = """
            select i.entry_id, i.line, i.date, abs(i.amount_minor) as amount_minor, r.currency, i.facts ->> 'number' as number, i.facts ->> 'party' as party,
                   i.facts ->> 'instrument' as instrument, nullif(i.facts ->> 'reference', '') as reference, i.facts ->> 'description' as description
            from finance.reconciliation_item i
            join finance.reconciliation r on r.firm_id = i.firm_id and r.id = i.reconciliation_id
            where i.reconciliation_id = :id and i.section = :section
            order by i.date, i.entry_id, i.line limit 2000""";

    private final JdbcClient jdbc;

    OutstandingItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Outstanding> deposits(Head head, Figures figures) {
        return whole(list(head, true), figures.deposits(), figures.depositCount());
    }

    List<Outstanding> disbursements(Head head, Figures figures) {
        return whole(list(head, false), figures.disbursements(), figures.disbursementCount());
    }

    private List<Outstanding> list(Head head, boolean deposits) {
        return head.draft()
                ? jdbc.sql(LIVE).param("account", head.account().value()).param("date", head.date()).param("sign", deposits ? 1 : -1)
                        .query(Row.mapping(row -> item(row, head.date()))).list()
                : jdbc.sql(KEPT).param("id", head.id().value()).param("section", deposits ? "DEPOSIT" : "DISBURSEMENT")
                        .query(Row.mapping(row -> item(row, head.date()))).list();
    }

    private static Outstanding item(Row row, LocalDate asOf) {
        EntryId entry = row.id("entry_id", EntryId::new);
        LocalDate date = row.date("date");
        return new Outstanding(entry, new PostingRef(entry, row.number("line")).toString(), date, row.money("amount"), row.textOrNull("number"), row.textOrNull("party"),
                row.textOrNull("instrument"), row.textOrNull("reference"), row.text("description"), Math.toIntExact(ChronoUnit.DAYS.between(date, asOf)));
    }

    private static List<Outstanding> whole(List<Outstanding> shown, Money total, int count) {
        Money seen = shown.stream().map(Outstanding::amount).reduce(Money.zero(total.getCurrencyUnit()), Money::plus);
        if (shown.size() >= count) {
            return shown;
        }
        int hidden = count - shown.size();
        List<Outstanding> all = new ArrayList<>(shown);
        all.add(new Outstanding(null, null, null, total.minus(seen), null, null, null, null, hidden == 1 ? "One entry not shown" : hidden + " entries not shown", 0));
        return all;
    }
}
