package org.chancery.finance.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The reports as CSV and XLSX files, by the same queries as their pages. */
@Component
public class ReportFiles {

    private record Account(String code, String name, String type, Money debit, Money credit) {}

    private static final Listing<Account> TRIAL_BALANCE = Listing.of("trial-balance", "Trial balance", Account.class)
            .sql(ReportSql.TRIAL_BALANCE)
            .row(row -> new Account(row.text("code"), row.text("name"), row.text("type"), row.money("debit"), row.money("credit")))
            .column(Column.text("code", "Code", Account::code).required())
            .column(Column.text("name", "Account", Account::name).required())
            .column(Column.text("type", "Type", Account::type).required())
            .column(Column.money("debit", "Debit", Account::debit))
            .column(Column.money("credit", "Credit", Account::credit))
            .sort("code").build();

    private record Bill(String number, String client, String matterNumber, String matter, LocalDate issuedOn, LocalDate dueOn, int daysLate, Money balance) {}

    private static final Listing<Bill> RECEIVABLES = Listing.of("receivables-ageing", "Receivables by age", Bill.class)
            .sql(ReportSql.RECEIVABLES)
            .row(row -> new Bill(row.text("number"), row.text("client"), row.text("matter_number"), row.text("matter"), row.date("issued_on"), row.date("due_on"),
                    row.number("days_late"), row.money("balance")))
            .column(Column.text("number", "Bill", Bill::number).required())
            .column(Column.text("client", "Client", Bill::client).required())
            .column(Column.text("matterNumber", "Matter number", Bill::matterNumber).sortBy("matter_number").required())
            .column(Column.text("matter", "Matter", Bill::matter).required())
            .column(Column.date("issuedOn", "Issued", Bill::issuedOn).sortBy("issued_on").required())
            .column(Column.date("dueOn", "Due", Bill::dueOn).sortBy("due_on").required())
            .column(Column.count("daysLate", "Days late", Bill::daysLate).sortBy("days_late").required())
            .column(Column.money("balance", "Owed", Bill::balance))
            .sort("client").build();

    private record Work(String number, String matter, String client, @Nullable String responsible, int minutes, LocalDate oldest, Money time, Money expenses) {}

    private static final Listing<Work> WIP = Listing.of("work-in-progress", "Work in progress", Work.class)
            .sql(ReportSql.WIP)
            .row(row -> new Work(row.text("number"), row.text("name"), row.text("client"), row.textOrNull("responsible"), row.number("minutes"), row.date("oldest"),
                    row.money("time"), row.money("expense")))
            .column(Column.text("number", "Matter number", Work::number).required())
            .column(Column.text("matter", "Matter", Work::matter).sortBy("name").required())
            .column(Column.text("client", "Client", Work::client).required())
            .column(Column.text("responsible", "Responsible", Work::responsible))
            .column(Column.minutes("minutes", "Time", Work::minutes).required())
            .column(Column.date("oldest", "Oldest", Work::oldest).required())
            .column(Column.money("time", "Fees", Work::time))
            .column(Column.money("expense", "Expenses", Work::expenses))
            .sort("number").build();

    private record Ledger(String kind, @Nullable String number, @Nullable String matter, @Nullable String client, @Nullable LocalDate lastEntryOn, Money balance, Money cleared) {}

    private static final Listing<Ledger> CLIENT_LEDGERS = Listing.of("client-ledgers", "Client ledgers", Ledger.class)
            .sql(ReportSql.CLIENT_LEDGERS)
            .row(row -> new Ledger(row.text("kind"), row.textOrNull("number"), row.textOrNull("name"), row.textOrNull("client"), row.dateOrNull("last_entry_on"),
                    row.money("balance"), row.money("cleared")))
            .column(Column.text("kind", "Kind", Ledger::kind).required())
            .column(Column.text("number", "Matter number", Ledger::number))
            .column(Column.text("matter", "Matter", Ledger::matter).sortBy("name"))
            .column(Column.text("client", "Client", Ledger::client))
            .column(Column.date("lastEntryOn", "Last entry", Ledger::lastEntryOn).sortBy("last_entry_on"))
            .column(Column.money("balance", "Balance", Ledger::balance))
            .column(Column.money("cleared", "Available", Ledger::cleared))
            .sort("client").build();

    private final Lists lists;

    ReportFiles(Lists lists) {
        this.lists = lists;
    }

    /** @param format {@code csv} or {@code xlsx} */
    @Requires({Permission.REPORTS_VIEW, Permission.LEDGER_VIEW})
    public ModelAndView trialBalance(LocalDate asOf, String format) {
        return file(TRIAL_BALANCE, asOf, format);
    }

    /** @param format {@code csv} or {@code xlsx} */
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    public ModelAndView receivables(LocalDate asOf, String format) {
        return file(RECEIVABLES, asOf, format);
    }

    /** @param format {@code csv} or {@code xlsx} */
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    public ModelAndView wip(LocalDate asOf, String format) {
        return file(WIP, asOf, format);
    }

    /** @param format {@code csv} or {@code xlsx} */
    @Requires({Permission.REPORTS_VIEW, Permission.TRUST_VIEW})
    public ModelAndView clientLedgers(UUID bankAccount, LocalDate asOf, String format) {
        return lists.page(CLIENT_LEDGERS, request("client-ledgers", format).bind("asOf", asOf).bind("account", bankAccount));
    }

    private ModelAndView file(Listing<?> listing, LocalDate asOf, String format) {
        return lists.page(listing, request(listing.key(), format).bind("asOf", asOf));
    }

    private static ListRequest request(String path, String format) {
        return ListRequest.of("/reports/" + path, Map.of("format", List.of(format)));
    }
}
