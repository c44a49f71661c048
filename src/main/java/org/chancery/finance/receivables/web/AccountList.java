package org.chancery.finance.receivables.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.chancery.practice.contacts.ContactId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Clients and what stands with them, as of {@code :today}: the worklist of whoever chases debts. One row for each client and currency. */
final class AccountList {

    private AccountList() {}

    /** How a client stands, the most pressing first. */
    enum Standing {
        BROKEN("Promise broken", Tone.BAD), PLAN_BROKEN("Plan broken", Tone.BAD), RETURNED("Payment returned", Tone.BAD), OVERDUE("Overdue", Tone.WARN), PROMISED("Promised", Tone.INFO), PLANNED("On a plan", Tone.INFO), HELD("On hold", Tone.PLAIN),
        OWES("Not due", Tone.PLAIN), CREDIT("In credit", Tone.GOOD);

        private final String title;
        private final Tone tone;

        Standing(String title, Tone tone) {
            this.title = title;
            this.tone = tone;
        }

        String title() {
            return title;
        }

        Tone tone() {
            return tone;
        }
    }

    /**
     * A client's account.
     *
     * @param overdueSince due date of the oldest bill that is late; null if none is
     * @param balance      what is open less what is on account; below zero the firm owes
     * @param level        the highest that an open bill had; null for none
     * @param contactedOn  the last contact or letter; null for none
     * @param promisedFor  of the promise that stands, or of the last that was broken; null for none
     */
    record AccountRow(UUID id, ContactId clientId, String client, Money receivable, Money overdue, @Nullable LocalDate overdueSince, int daysLate, Money onAccount, Money balance,
            @Nullable Integer level, @Nullable LocalDate contactedOn, @Nullable LocalDate promisedFor, @Nullable LocalDate heldUntil, Standing standing) {}

    private static final String SQL = """
            with owed as (
              select b.id, b.client_id, b.currency, b.due_on, b.balance_minor,
                     (select x.status from finance.payment_plan_bill x where x.firm_id = b.firm_id and x.invoice_id = b.id order by x.agreed_on desc, x.id desc limit 1) as plan
              from finance.invoice_balance b where b.voided_on is null and b.balance_minor > 0),
            bills as (
              select o.client_id, o.currency, sum(o.balance_minor) as receivable, coalesce(sum(o.balance_minor) filter (where o.due_on < cast(:today as date)), 0) as overdue,
                     min(o.due_on) filter (where o.due_on < cast(:today as date)) as since,
                     bool_or(o.plan = 'BROKEN') as plan_broken, bool_and(coalesce(o.plan = 'AGREED', false)) filter (where o.due_on < cast(:today as date)) as planned,
                     max((select max(x.level) from finance.dunning_letter_bill x join finance.dunning_letter d on d.firm_id = x.firm_id and d.id = x.letter_id
                          where x.invoice_id = o.id and d.status = 'RELEASED')) as level,
                     max((select max(r.date) from finance.settlement s join finance.returned_payment r on r.firm_id = s.firm_id and r.payment_id = s.payment_id
                          where s.invoice_id = o.id)) as returned_on
              from owed o group by o.client_id, o.currency),
            cash as (
              select u.payor_id as client_id, u.currency, sum(u.unapplied_minor) as on_account from finance.unapplied_payment u group by u.payor_id, u.currency),
            account as (
              select client_id, currency, coalesce(b.receivable, 0)::bigint as receivable_minor, coalesce(b.overdue, 0)::bigint as overdue_minor, b.since as overdue_since,
                     coalesce(cast(:today as date) - b.since, 0) as days_late, coalesce(u.on_account, 0)::bigint as on_account_minor,
                     (coalesce(b.receivable, 0) - coalesce(u.on_account, 0))::bigint as balance_minor, b.level, b.returned_on, b.plan_broken, b.planned
              from bills b full join cash u using (client_id, currency))
            select md5(a.client_id::text || a.currency)::uuid as id, a.*, c.display_name as client, greatest(n.contacted_on, l.dated) as contacted_on, p.promised_for, h.held_until,
                   case when a.overdue_minor > 0 and p.broken then 'BROKEN'
                        when a.overdue_minor > 0 and a.plan_broken then 'PLAN_BROKEN'
                        when a.returned_on is not null then 'RETURNED'
                        when a.overdue_minor > 0 and h.held_until is not null then 'HELD'
                        when a.overdue_minor > 0 and a.planned then 'PLANNED'
                        when a.overdue_minor > 0 and p.promised_for is not null then 'PROMISED'
                        when a.overdue_minor > 0 then 'OVERDUE'
                        when a.balance_minor < 0 then 'CREDIT' else 'OWES' end as standing
            from account a
            join practice.contact c on c.id = a.client_id
            left join lateral (select max(x.contacted_on) as contacted_on from finance.collection_note x where x.client_id = a.client_id and x.kind <> 'NOTE') n on true
            left join lateral (select max(x.dated) as dated from finance.dunning_letter x where x.client_id = a.client_id and x.currency = a.currency and x.status = 'RELEASED') l on true
            left join lateral (select max(x.until) as held_until from finance.collection_hold x
                               where x.client_id = a.client_id and x.lifted_at is null and x.until >= cast(:today as date)) h on true
            left join lateral (select x.promised_for, x.promised_for < cast(:today as date) as broken from finance.promise_paid x
                               where x.client_id = a.client_id and x.currency = a.currency and x.withdrawn_at is null and x.paid_minor < x.amount_minor
                               order by x.promised_for desc limit 1) p on true
            """;

    static final Listing<AccountRow> ACCOUNTS = Listing.of("receivables", "Receivables", AccountRow.class)
            .sql(SQL)
            .row(row -> new AccountRow(row.id("id", id -> id), row.id("client_id", ContactId::new), row.text("client"), row.money("receivable"), row.money("overdue"),
                    row.dateOrNull("overdue_since"), row.number("days_late"), row.money("on_account"), row.money("balance"), row.numberOrNull("level"),
                    row.dateOrNull("contacted_on"), row.dateOrNull("promised_for"), row.dateOrNull("held_until"), row.constant("standing", Standing.class)))
            .column(Column.text("client", "Client", AccountRow::client).link(a -> "/receivables/" + a.clientId()).sortBy("lower(client)").required())
            .column(Column.tag("standing", "Standing", (AccountRow a) -> a.standing().title()).tone(a -> a.standing().tone()).required())
            .column(Column.date("overdueSince", "Overdue since", AccountRow::overdueSince).small(a -> a.daysLate() == 0 ? null : a.daysLate() == 1 ? "1 day" : a.daysLate() + " days"))
            .column(Column.count("level", "Level", AccountRow::level))
            .column(Column.date("contactedOn", "Last contact", AccountRow::contactedOn))
            .column(Column.date("promisedFor", "Promised for", AccountRow::promisedFor))
            .column(Column.money("overdue", "Overdue", AccountRow::overdue).total().required())
            .column(Column.money("receivable", "Open bills", AccountRow::receivable).total().required())
            .column(Column.money("onAccount", "On account", AccountRow::onAccount).total().required())
            .column(Column.money("balance", "Balance", AccountRow::balance).total().required())
            .filter(Filter.choice("standing", "Standing", Choices.of(Standing.class, Standing::title)))
            .filter(Filter.choice("which", "Which", Choices.of(List.of(Option.of("OVERDUE", "Overdue"), Option.of("UNAPPLIED", "With money on account"), Option.of("CREDIT", "In credit"))),
                    "('OVERDUE' in (:which) and overdue_minor > 0) or ('UNAPPLIED' in (:which) and on_account_minor > 0) or ('CREDIT' in (:which) and balance_minor < 0)"))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.amounts("overdue", "Overdue"))
            .search("client ilike :q")
            .sort("-overdue")
            .view("To chase", "standing=BROKEN&standing=PLAN_BROKEN&standing=RETURNED&standing=OVERDUE")
            .view("Overdue", "which=OVERDUE")
            .view("In credit", "which=CREDIT")
            .view("All", "")
            .action("Letters", "/letters")
            .action("Refunds", "/refunds")
            .action("Unapplied cash", "/unapplied-cash")
            .action("Payment plans", "/payment-plans")
            .action("Interest", "/interest")
            .empty("Nobody owes anything", "Clients with open bills or money on account stand here, with how late they are, what was said, and what they promised.")
            .build();
}
