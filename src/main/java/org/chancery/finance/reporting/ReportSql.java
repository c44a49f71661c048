package org.chancery.finance.reporting;

/** The reports' queries, for pages, API and files alike. Each is a complete select for {@code :asOf}, without an order. */
final class ReportSql {

    private ReportSql() {}

    /** Accounts with a balance. */
    static final String TRIAL_BALANCE = """
                select a.id, a.code, a.name, a.type, b.currency, greatest(b.balance_minor, 0) as debit_minor, greatest(-b.balance_minor, 0) as credit_minor
                from finance.account_balances(:asOf) b
                join finance.account a on a.id = b.account_id
                where b.balance_minor <> 0""";

    /** Bills that are not settled. */
    static final String RECEIVABLES = """
                select r.invoice_id as id, r.number, r.matter_id, m.number as matter_number, m.name as matter, r.client_id, c.display_name as client,
                       r.issued_on, r.due_on, r.currency, r.balance_minor, greatest(cast(:asOf as date) - r.due_on, 0) as days_late
                from (select invoice_id, number, matter_id, client_id, issued_on, due_on, currency, sum(amount_minor)::bigint as balance_minor
                      from finance.receivable
                      where date <= :asOf
                      group by invoice_id, number, matter_id, client_id, issued_on, due_on, currency
                      having sum(amount_minor) <> 0) r
                join practice.matter m on m.id = r.matter_id
                join practice.contact c on c.id = r.client_id""";

    /** Work that no bill has taken, by matter. Of bills that had taken it before, those are left that were void later. */
    static final String WIP = """
                select m.id, m.number, m.name, c.display_name as client, u.id as responsible_id, u.name as responsible, w.*
                from (select i.matter_id, i.currency, sum(i.minutes)::int as minutes, min(i.date) as oldest,
                             coalesce(sum(i.amount_minor) filter (where i.kind = 'TIME'), 0)::bigint as time_minor,
                             coalesce(sum(i.amount_minor) filter (where i.kind = 'EXPENSE'), 0)::bigint as expense_minor,
                             coalesce(sum(i.amount_minor) filter (where cast(:asOf as date) - i.date <= 30), 0)::bigint as bucket_0,
                             coalesce(sum(i.amount_minor) filter (where cast(:asOf as date) - i.date between 31 and 60), 0)::bigint as bucket_1,
                             coalesce(sum(i.amount_minor) filter (where cast(:asOf as date) - i.date between 61 and 90), 0)::bigint as bucket_2,
                             coalesce(sum(i.amount_minor) filter (where cast(:asOf as date) - i.date > 90), 0)::bigint as bucket_3
                      from practice.work_item i
                      where i.date <= cast(:asOf as date) and i.billing <> 'NON_BILLABLE'
                        and (i.bill_id is null or i.billed_on > cast(:asOf as date))
                        and not exists (select from finance.billed_work b
                                        where b.work_item_id = i.id and b.issued_on <= cast(:asOf as date) and b.voided_on > cast(:asOf as date))
                      group by i.matter_id, i.currency
                      having sum(i.amount_minor) <> 0) w
                join practice.matter m on m.id = w.matter_id
                join practice.contact c on c.id = m.client_id
                left join platform.app_user u on u.id = m.responsible_id""";

    /** Client ledgers of {@code :account} that hold money. */
    static final String CLIENT_LEDGERS = """
                select l.ledger_id as id, l.kind, l.matter_id, m.number, m.name, c.display_name as client, l.currency, l.balance_minor, l.cleared_minor, l.last_entry_on
                from finance.client_ledger_balances(:asOf) l
                left join practice.matter m on m.id = l.matter_id
                left join practice.contact c on c.id = m.client_id
                where l.bank_account_id = :account and (l.balance_minor <> 0 or l.cleared_minor <> 0)""";

    /**
     * Each account's movements from {@code :from} to {@code :to}, in the order of accounts. Opening and closing come from the carried balances; debits
     * are what the person may see, and credits follow, so that the line adds up for everyone.
     */
    static final String GENERAL_LEDGER = """
                select a.id, a.code, a.name, a.type, x.currency, x.opening as opening_minor,
                       coalesce(m.debit, 0) as debit_minor, x.opening + coalesce(m.debit, 0) - x.closing as credit_minor, x.closing as closing_minor
                from (select account_id, currency, sum(opening)::bigint as opening, sum(closing)::bigint as closing
                      from (select account_id, currency, balance_minor as opening, 0 as closing from finance.account_balances(cast(:from as date) - 1)
                            union all
                            select account_id, currency, 0, balance_minor from finance.account_balances(:to)) b
                      group by account_id, currency) x
                join finance.account a on a.id = x.account_id
                left join (select account_id, currency, sum(amount_minor) filter (where amount_minor > 0)::bigint as debit
                           from finance.posting where date between :from and :to group by account_id, currency) m
                  on m.account_id = x.account_id and m.currency = x.currency
                order by a.code, x.currency""";
}
