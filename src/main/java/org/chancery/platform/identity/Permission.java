package org.chancery.platform.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person may be permitted to do, by the names that roles and API scopes use. */
public enum Permission {
    CONTACTS_VIEW("contacts.view", "See contacts",
            "Reads people and organisations, their addresses and how they relate. Walled clients stay hidden."),
    CONTACTS_EDIT("contacts.edit", "Add and change contacts",
            "Adds contacts, corrects them, and says who is related to whom."),
    MATTERS_VIEW("matters.view", "See matters",
            "Opens matters with their parties, team and balances. Walled matters stay hidden."),
    MATTERS_EDIT("matters.edit", "Open, change and close matters",
            "Opens and closes matters, changes parties, team and billing terms."),
    WALLS_MANAGE("walls.manage", "Raise and lift walls",
            "Shuts people out of a matter, or lets them in again; never himself."),
    TIME_RECORD("time.record", "Record own time and expenses",
            "Enters his own time and expenses and submits them."),
    TIME_RECORD_OTHERS("time.record-others", "Record time for other people",
            "Enters and corrects time and expenses in the name of others."),
    TIME_APPROVE("time.approve", "Approve submitted time",
            "Approves or returns the time that others submitted."),
    RATES_EDIT("rates.edit", "Set rates and billing terms",
            "Sets hourly rates, tax codes and billing terms, which change what clients are charged."),
    BILLING_VIEW("billing.view", "See pre-bills, bills and payments",
            "Reads pre-bills, bills, payments and what clients owe."),
    BILLING_PREPARE("billing.prepare", "Prepare and edit pre-bills",
            "Makes pre-bills, edits their lines and asks for write-downs."),
    BILLING_APPROVE("billing.approve", "Approve pre-bills",
            "Approves pre-bills, discounts and write-offs that somebody else prepared."),
    BILLING_ISSUE("billing.issue", "Issue, credit and void bills",
            "Gives a bill its number and sends it out; credits and voids bills."),
    PAYMENTS_RECORD("payments.record", "Record and reverse payments",
            "Records what clients paid, allocates it, and reverses it."),
    TRUST_VIEW("trust.view", "See client money",
            "Reads client ledgers, receipts and payments of client money."),
    TRUST_RECEIVE("trust.receive", "Record client money received",
            "Records deposits of clients' money and their clearing."),
    TRUST_DISBURSE("trust.disburse", "Pay out client money",
            "Pays clients' money out of the trust account. No ledger can be overdrawn."),
    TRUST_TRANSFER("trust.transfer", "Transfer client money",
            "Moves clients' money between ledgers, or to the firm against a bill."),
    BANKING_VIEW("banking.view", "See bank accounts and statements",
            "Reads bank accounts, statements and reconciliations."),
    BANKING_RECONCILE("banking.reconcile", "Import statements and prepare reconciliations",
            "Imports statements, matches lines and prepares reconciliations."),
    BANKING_APPROVE("banking.approve", "Approve reconciliations",
            "Signs reconciliations that somebody else prepared."),
    BANK_ACCOUNTS_EDIT("bank-accounts.edit", "Open and change bank accounts",
            "Opens bank accounts and changes their numbers and rules."),
    LEDGER_VIEW("ledger.view", "See the books",
            "Reads accounts, entries and periods of the firm's books."),
    LEDGER_POST("ledger.post", "Post and reverse entries",
            "Posts entries by hand and reverses them."),
    LEDGER_CLOSE("ledger.close", "Close periods",
            "Closes periods, after which nothing is posted there, and opens them again."),
    LEDGER_WHOLE("ledger.whole", "Know the books whole behind walls",
            "Sees the sums of the books, the banks and the reports although a wall keeps something from him; whoever lacks this sees none of them as long as one does."),
    REPORTS_VIEW("reports.view", "See the firm's reports",
            "Reads statements, ageing, productivity and other reports over the whole firm."),
    PEOPLE_VIEW("people.view", "See who works here",
            "Reads names, addresses and roles of those who work here."),
    PEOPLE_MANAGE("people.manage", "Add people, set roles, issue tokens",
            "Adds people, asks for changes of permissions and approves those of others, ends access, issues tokens."),
    FIRM_MANAGE("firm.manage", "Change the firm's settings",
            "Changes the letterhead, number series and other settings of the firm."),
    AUDIT_VIEW("audit.view", "See the history of every object",
            "Reads who changed and who opened what, the permissions of everybody, and takes audit packets."),
    JOBS_MANAGE("jobs.manage", "See and steer all jobs",
            "Sees the runs of everybody that go on behind the pages, stops them and lets them go on. Each acts as the person who started it."),
    INBOX_OVERSEE("inbox.oversee", "See what waits for anybody",
            "Sees the inbox of everybody as far as walls let him, and delegates what waits too long."),
    ACCESS_BREAK_GLASS("access.break-glass", "Open emergency access",
            "Takes permissions for a few hours in an emergency, saying why. Everybody who sets roles is told, and another person looks it over.");

    private static final List<String> SENSITIVE = List.of("trust.disburse", "trust.transfer", "walls.manage", "billing.issue", "banking.approve", "bank-accounts.edit",
            "ledger.close", "people.manage", "firm.manage", "access.break-glass");

    /** As {@code platform.permissions_by_office()} has them. */
    private static final List<String> BY_OFFICE = List.of("matters.edit", "time.approve", "billing.prepare", "billing.approve", "billing.issue", "trust.receive", "trust.disburse",
            "trust.transfer");

    private final String name;
    private final String title;
    private final String meaning;

    Permission(String name, String title, String meaning) {
        this.name = name;
        this.title = title;
        this.meaning = meaning;
    }

    /** The stable name, such as {@code trust.disburse}. */
    public String permission() {
        return name;
    }

    public String title() {
        return title;
    }

    /** In a sentence or two: what its holder does with it. */
    public String meaning() {
        return meaning;
    }

    /** Whether each use of it is written down: it moves money out, changes who may do what, or shuts what was open. */
    public boolean isSensitive() {
        return SENSITIVE.contains(name);
    }

    /** Whether it concerns one matter at a time, so that a role can give it for the matters of one office. */
    public boolean isByOffice() {
        return BY_OFFICE.contains(name);
    }

    /** A name as pages say it, such as {@code billing.issue} or, in one office, {@code billing.issue@ALB}; the name itself for one of a newer version. */
    public static String titled(String name) {
        int at = name.indexOf('@');
        return named(at < 0 ? name : name.substring(0, at)).map(each -> at < 0 ? each.title : each.title + " (" + name.substring(at + 1) + ")").orElse(name);
    }

    /** What it is about, for lists of all of them. */
    public Area area() {
        return Arrays.stream(Area.values()).filter(each -> each.prefixes.contains(name.substring(0, name.indexOf('.')))).findFirst().orElse(Area.FIRM);
    }

    /** The parts of the house, as a list of permissions is divided. */
    public enum Area {
        CLIENTS("Clients and matters", "contacts", "matters", "walls"),
        TIME("Time and rates", "time", "rates"),
        BILLING("Billing", "billing", "payments"),
        CLIENT_MONEY("Client money", "trust"),
        BOOKS("Banks and books", "banking", "bank-accounts", "ledger", "reports"),
        FIRM("The firm and its people");

        private final String title;
        private final List<String> prefixes;

        Area(String title, String... prefixes) {
            this.title = title;
            this.prefixes = List.of(prefixes);
        }

        public String title() {
            return title;
        }
    }

    /** The permission of a name; empty if the name is none, as in a role made by a newer version. */
    public static Optional<Permission> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst();
    }
}
