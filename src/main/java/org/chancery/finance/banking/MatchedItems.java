package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.finance.banking.ReconciliationReport.Matched;
import org.chancery.finance.banking.ReconciliationReport.Part;
import org.chancery.finance.banking.ReconciliationStore.Head;
import org.chancery.platform.web.Row;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was matched between the reconciliation before and this one: as it stands, or as it was kept. */
@Component
class MatchedItems {

    private static final String LIVE = """
            with touched as (
              select m.id, m.why, m.firm_id
              from finance.bank_match m
              where m.bank_account_id = :account
                and (exists (select from finance.bank_match_line ml join finance.bank_line l on l.firm_id = ml.firm_id and l.id = ml.line_id
                             where ml.firm_id = m.firm_id and ml.match_id = m.id and l.counts_on > :since and l.counts_on <= :date)
                  or m.lines = 0 and m.cleared_on > :since and m.cleared_on <= :date
                  or m.lines = 0 and m.cleared_on is null and (select max(p.date) from finance.bank_match_posting mp
                       join finance.posting p on p.firm_id = mp.firm_id and p.entry_id = mp.entry_id and p.line = mp.line
                       where mp.firm_id = m.firm_id and mp.match_id = m.id) between cast(:since as date) + 1 and :date))
            select t.id as match_id, t.why, true as of_bank, t.id in (select w.match_id from finance.walled_matches() w) as walled, l.booked_on as date, l.amount_minor, l.currency, l.description as text, l.reference, null as party
            from touched t
            join finance.bank_match_line m on m.firm_id = t.firm_id and m.match_id = t.id
            join finance.bank_line l on l.firm_id = m.firm_id and l.id = m.line_id
            union all
            select t.id, t.why, false, false, e.date, e.amount_minor, e.currency, coalesce(e.trust_number, e.entry_number), nullif(e.reference, ''), coalesce(e.party, e.description)
            from touched t
            join finance.bank_match_posting m on m.firm_id = t.firm_id and m.match_id = t.id
            join finance.bank_book_entry e on e.bank_account_id = :account and e.entry_id = m.entry_id and e.line = m.line
            order by date, match_id, amount_minor limit 20000""";

    private static final String KEPT = """
            select i.match_id, i.facts ->> 'why' as why, i.section = 'MATCHED_LINE' as of_bank, i.match_id in (select w.match_id from finance.walled_matches() w) as walled, i.date, i.amount_minor, r.currency,
                   coalesce(i.facts ->> 'number', i.facts ->> 'description') as text, nullif(i.facts ->> 'reference', '') as reference,
                   case when i.section = 'MATCHED_ENTRY' then coalesce(i.facts ->> 'party', i.facts ->> 'description') end as party
            from finance.reconciliation_item i
            join finance.reconciliation r on r.firm_id = i.firm_id and r.id = i.reconciliation_id
            where i.reconciliation_id = :id and i.section in ('MATCHED_LINE', 'MATCHED_ENTRY')
            order by i.date, i.match_id, i.amount_minor limit 20000""";

    /** One side's row of a match. */
    private record Member(UUID match, String why, boolean ofBank, boolean walled, Part part) {}

    private final JdbcClient jdbc;

    MatchedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Matched> of(Head head) {
        LocalDate since = head.previous() == null ? LocalDate.of(1900, 1, 1) : head.previous();
        List<Member> members = head.draft()
                ? jdbc.sql(LIVE).param("account", head.account().value()).param("since", since).param("date", head.date()).query(Row.mapping(MatchedItems::member)).list()
                : jdbc.sql(KEPT).param("id", head.id().value()).query(Row.mapping(MatchedItems::member)).list();
        Map<UUID, List<Member>> byMatch = new LinkedHashMap<>();
        members.forEach(member -> byMatch.computeIfAbsent(member.match(), _ -> new ArrayList<>()).add(member));
        return byMatch.values().stream().map(all -> matched(all, head.statement().getCurrencyUnit())).sorted(Comparator.comparing(Matched::date)).toList();
    }

    private static Member member(Row row) {
        boolean secret = row.flag("of_bank") && row.flag("walled");
        String words = secret ? "Line not shown" : text(row.text("text"), row.textOrNull("reference"), row.textOrNull("party"));
        return new Member(row.id("match_id", id -> id), row.text("why"), row.flag("of_bank"), row.flag("walled"), new Part(row.date("date"), words, row.money("amount")));
    }

    private static String text(String text, @Nullable String reference, @Nullable String party) {
        String named = party == null ? text : text + " " + party;
        return reference == null || named.contains(reference) ? named : named + ", " + reference;
    }

    private static Matched matched(List<Member> members, CurrencyUnit currency) {
        List<Part> bank = members.stream().filter(Member::ofBank).map(Member::part).toList();
        List<Part> book = members.stream().filter(member -> !member.ofBank()).map(Member::part).toList();
        Money ofBank = Moneys.sum(currency, bank.stream().map(Part::amount).toList());
        Money ofBook = Moneys.sum(currency, book.stream().map(Part::amount).toList());
        boolean hidden = members.stream().anyMatch(Member::walled) || !bank.isEmpty() && !ofBank.equals(ofBook);
        return new Matched(new MatchId(members.getFirst().match()), members.getFirst().why(), bank.isEmpty() ? ofBook : ofBank, bank, book, hidden);
    }
}
