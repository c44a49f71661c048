package org.chancery.finance.receivables.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Figures as lists, each with the list of rows that it opens. */
final class FigureLists {

    private FigureLists() {}

    /** @param key of the client, matter, lawyer or office */
    record AgeingRow(UUID id, UUID key, String label, int bills, Money notDue, Money days30, Money days60, Money days90, Money older, Money balance, String asOf, String by) {}

    static Listing<AgeingRow> ageing(String by, LocalDate asOf) {
        return Listing.of("ageing-by-" + by.toLowerCase(java.util.Locale.ROOT), "Receivables by age", AgeingRow.class)
                .sql(FigureSql.AGEING)
                .row(row -> new AgeingRow(row.id("id", id -> id), row.id("key", id -> id), row.text("label"), row.number("bills"), row.money("not_due"), row.money("days_30"),
                        row.money("days_60"), row.money("days_90"), row.money("older"), row.money("balance"), asOf.toString(), by))
                .column(Column.text("label", by.charAt(0) + by.substring(1).toLowerCase(java.util.Locale.ROOT), AgeingRow::label)
                        .link(a -> "/reports/ageing/bills?asOf=" + a.asOf() + "&" + a.by().toLowerCase(java.util.Locale.ROOT) + "Id=" + a.key()).required())
                .column(Column.count("bills", "Bills", AgeingRow::bills).required())
                .column(Column.money("notDue", "Not due", AgeingRow::notDue).sortBy("not_due_minor").unsortable().required())
                .column(Column.money("days30", "1–30 days", AgeingRow::days30).unsortable().required())
                .column(Column.money("days60", "31–60 days", AgeingRow::days60).unsortable().required())
                .column(Column.money("days90", "61–90 days", AgeingRow::days90).unsortable().required())
                .column(Column.money("older", "Over 90 days", AgeingRow::older).unsortable().required())
                .column(Column.money("balance", "Owed", AgeingRow::balance).total().required())
                .search("label ilike :q")
                .sort("-balance")
                .empty("Nobody owed anything", "Bills that are issued and not paid appear here, with how late they are.")
                .build();
    }

    /** An open bill at a day. */
    record AgedRow(InvoiceId id, String number, String client, String matter, String lawyer, String office, LocalDate dueOn, int daysLate, Money balance) {}

    static final Listing<AgedRow> AGED = Listing.of("aged-bills", "Open bills", AgedRow.class)
            .sql(FigureSql.AGED)
            .row(row -> new AgedRow(row.id("id", InvoiceId::new), row.text("number"), row.text("client"), row.text("matter"), row.text("lawyer"), row.text("office"), row.date("due_on"),
                    row.number("days_late"), row.money("balance")))
            .column(Column.text("number", "Bill", AgedRow::number).link(b -> "/bills/" + b.id()).required())
            .column(Column.text("client", "Client", AgedRow::client).small(AgedRow::matter).required())
            .column(Column.text("lawyer", "Lawyer", AgedRow::lawyer).required())
            .column(Column.text("office", "Office", AgedRow::office).required())
            .column(Column.date("dueOn", "Due", AgedRow::dueOn).required())
            .column(Column.count("daysLate", "Days late", AgedRow::daysLate).required())
            .column(Column.money("balance", "Owed", AgedRow::balance).total().required())
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.reference("lawyerId", "Lawyer", "select name from platform.app_user where id = :id"))
            .filter(Filter.reference("officeId", "Office", "select name from platform.office where id = :id"))
            .search("number ilike :q or client ilike :q or matter ilike :q")
            .sort("dueOn,number")
            .empty("Nothing was open", "Bills that were issued and not paid by then appear here.")
            .build();

    /** @param lockupDays null where nothing was billed in the year before */
    record LockupRow(UUID id, String label, Money wip, Money receivable, Money billed, @Nullable BigDecimal wipDays, @Nullable BigDecimal debtorDays, @Nullable BigDecimal lockupDays) {}

    static final Listing<LockupRow> LOCKUP = Listing.of("lockup", "Lockup", LockupRow.class)
            .sql(FigureSql.LOCKUP)
            .row(row -> new LockupRow(row.id("id", id -> id), row.text("label"), row.money("wip"), row.money("receivable"), row.money("billed"), row.decimalOrNull("wip_days"),
                    row.decimalOrNull("debtor_days"), row.decimalOrNull("lockup_days")))
            .column(Column.text("label", "Of", LockupRow::label).required())
            .column(Column.money("wip", "Not billed", LockupRow::wip).total().required())
            .column(Column.money("receivable", "Not paid", LockupRow::receivable).total().required())
            .column(Column.money("billed", "Billed in 365 days", LockupRow::billed).total().required())
            .column(Column.number("wipDays", "WIP days", LockupRow::wipDays))
            .column(Column.number("debtorDays", "Debtor days", LockupRow::debtorDays))
            .column(Column.number("lockupDays", "Lockup days", LockupRow::lockupDays))
            .search("label ilike :q")
            .sort("-lockupDays")
            .empty("Nothing to measure", "Lockup is how many days of billing are worked and not billed, or billed and not paid.")
            .build();

    /** What somebody worked, billed, collected and originated in a period. */
    record PersonRow(UUID id, UserId personId, String person, Money worked, Money billed, Money collected, Money originated) {}

    static Listing<PersonRow> people(LocalDate from, LocalDate to) {
        String rows = "/reports/people/rows?from=" + from + "&to=" + to + "&personId=";
        return Listing.of("people-figures", "Worked, billed, collected", PersonRow.class)
                .sql(FigureSql.PEOPLE)
                .row(row -> new PersonRow(row.id("id", id -> id), row.id("person_id", UserId::new), row.text("person"), row.money("worked"), row.money("billed"), row.money("collected"),
                        row.money("originated")))
                .column(Column.text("person", "Person", PersonRow::person).link(p -> rows + p.personId()).required())
                .column(Column.money("worked", "Worked", PersonRow::worked).link(p -> rows + p.personId() + "&kind=WORKED").total().required())
                .column(Column.money("billed", "Billed", PersonRow::billed).link(p -> rows + p.personId() + "&kind=BILLED").total().required())
                .column(Column.money("collected", "Collected", PersonRow::collected).link(p -> rows + p.personId() + "&kind=COLLECTED").total().required())
                .column(Column.money("originated", "Originated", PersonRow::originated).link(p -> rows + p.personId() + "&kind=ORIGINATED").total().required())
                .search("person ilike :q")
                .sort("-billed")
                .empty("Nothing in this period", "Time at its worked value, fees on bills, and what payments brought, by who did the work, and fees billed by who brought the matter.")
                .build();
    }

    /** One of the rows that such a figure is made of. */
    record DoneRow(UUID id, String kind, LocalDate date, String person, MatterId matterId, String matter, String document, @Nullable InvoiceId invoiceId, Money amount) {}

    private static final List<Option> KINDS = List.of(Option.of("WORKED", "Worked"), Option.of("BILLED", "Billed"), Option.of("COLLECTED", "Collected"), Option.of("ORIGINATED", "Originated"));

    static final Listing<DoneRow> DONE = Listing.of("people-rows", "What figures are made of", DoneRow.class)
            .sql(FigureSql.DONE_ROWS)
            .row(row -> new DoneRow(row.id("id", id -> id), row.text("kind"), row.date("date"), row.text("person"), row.id("matter_id", MatterId::new), row.text("matter"),
                    row.text("document"), row.idOrNull("invoice_id", InvoiceId::new), row.money("amount")))
            .column(Column.date("date", "Date", DoneRow::date).required())
            .column(Column.text("kind", "What", (DoneRow d) -> KINDS.stream().filter(kind -> kind.value().equals(d.kind())).findFirst().map(Option::label).orElse(d.kind())).required())
            .column(Column.text("person", "Person", DoneRow::person).required())
            .column(Column.text("matter", "Matter", DoneRow::matter).link(d -> "/matters/" + d.matterId()).required())
            .column(Column.text("document", "Bill", DoneRow::document).link(d -> d.invoiceId() == null ? null : "/bills/" + d.invoiceId()))
            .column(Column.money("amount", "Amount", DoneRow::amount).total().required())
            .filter(Filter.choice("kind", "What", Choices.of(KINDS)))
            .filter(Filter.reference("personId", "Person", "select name from platform.app_user where id = :id"))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .search("matter ilike :q or document ilike :q")
            .sort("-date")
            .empty("Nothing in this period", "Choose other days.")
            .build();
}
