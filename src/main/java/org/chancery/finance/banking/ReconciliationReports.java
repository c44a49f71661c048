package org.chancery.finance.banking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chancery.finance.banking.ReconciliationReport.Ledger;
import org.chancery.finance.banking.ReconciliationStore.Head;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Papers;
import org.chancery.platform.web.Row;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The report of a reconciliation, on a page and on paper. */
@Service
public class ReconciliationReports {

    private static final String LIVE_LEDGERS = """
            select c.kind, m.number, m.name as matter, o.display_name as client, c.last_entry_on, c.balance_minor, c.currency
            from finance.client_ledger_balances(:date) c
            left join practice.matter m on m.id = c.matter_id
            left join practice.contact o on o.id = m.client_id
            where c.bank_account_id = :account and c.balance_minor <> 0
            order by o.display_name nulls last, m.number nulls last, c.kind""";

    private static final String KEPT_LEDGERS = """
            select i.facts ->> 'kind' as kind, i.facts ->> 'number' as number, i.facts ->> 'matter' as matter, i.facts ->> 'client' as client, i.date as last_entry_on,
                   i.amount_minor as balance_minor, r.currency
            from finance.reconciliation_item i join finance.reconciliation r on r.firm_id = i.firm_id and r.id = i.reconciliation_id
            where i.reconciliation_id = :id and i.section = 'LEDGER'
            order by 4 nulls last, 2 nulls last, 1""";

    private final Reconciliations reconciliations;
    private final ReconciliationStore store;
    private final MatchedItems matched;
    private final Firms firms;
    private final Papers papers;
    private final JdbcClient jdbc;

    ReconciliationReports(Reconciliations reconciliations, ReconciliationStore store, MatchedItems matched, Firms firms, Papers papers, JdbcClient jdbc) {
        this.reconciliations = reconciliations;
        this.store = store;
        this.matched = matched;
        this.firms = firms;
        this.papers = papers;
        this.jdbc = jdbc;
    }

    /** A draft's report as of now, or an approved one's as it was. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public Optional<ReconciliationReport> of(ReconciliationId id) {
        return report(id);
    }

    private Optional<ReconciliationReport> report(ReconciliationId id) {
        return reconciliations.find(id).map(view -> {
            Head head = store.find(id).orElseThrow();
            return new ReconciliationReport(firms.current().name(), view, matched.of(head), ledgers(head, view));
        });
    }

    /** The report as PDF/A, dated when it was prepared or approved. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(ReconciliationId id) {
        return report(id).map(report -> {
            Instant approved = report.reconciliation().approvedAt();
            Instant made = approved == null ? report.reconciliation().preparedAt() : approved;
            return papers.print(new Papers.Sheet("finance/banking/reconciliation-pdf.jte", Map.of("report", report), null, made, made));
        });
    }

    private List<Ledger> ledgers(Head head, ReconciliationView view) {
        if (!head.trust()) {
            return List.of();
        }
        List<Ledger> shown = head.draft()
                ? jdbc.sql(LIVE_LEDGERS).param("account", head.account().value()).param("date", head.date()).query(Row.mapping(ReconciliationReports::ledger)).list()
                : jdbc.sql(KEPT_LEDGERS).param("id", head.id().value()).query(Row.mapping(ReconciliationReports::ledger)).list();
        Money whole = Objects.requireNonNull(view.clientLedgerTotal()).plus(Objects.requireNonNull(view.negativeLedgerTotal()));
        Money seen = shown.stream().map(Ledger::balance).reduce(Money.zero(whole.getCurrencyUnit()), Money::plus);
        int hidden = view.ledgers() - shown.size();
        if (hidden <= 0) {
            return shown;
        }
        List<Ledger> all = new ArrayList<>(shown);
        all.add(new Ledger(null, hidden == 1 ? "One ledger not shown" : hidden + " ledgers not shown", null, null, whole.minus(seen)));
        return all;
    }

    private static Ledger ledger(Row row) {
        String name = switch (row.text("kind")) {
            case "FIRM_FUNDS" -> "The firm's own funds for the bank's charges";
            case "PROGRAMME" -> "Interest owed to the bar's programme";
            default -> row.text("matter");
        };
        return new Ledger(row.textOrNull("number"), name, row.textOrNull("client"), row.dateOrNull("last_entry_on"), row.money("balance"));
    }
}
