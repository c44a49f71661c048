package org.chancery.platform.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a person may be permitted to do, by the names that roles and API scopes use. */
public enum Permission {
    CONTACTS_VIEW("contacts.view", "See contacts"),
    CONTACTS_EDIT("contacts.edit", "Add and change contacts"),
    MATTERS_VIEW("matters.view", "See matters"),
    MATTERS_EDIT("matters.edit", "Open, change and close matters"),
    WALLS_MANAGE("walls.manage", "Raise and lift walls"),
    TIME_RECORD("time.record", "Record own time and expenses"),
    TIME_RECORD_OTHERS("time.record-others", "Record time for other people"),
    TIME_APPROVE("time.approve", "Approve submitted time"),
    RATES_EDIT("rates.edit", "Set rates and billing terms"),
    BILLING_VIEW("billing.view", "See pre-bills, bills and payments"),
    BILLING_PREPARE("billing.prepare", "Prepare and edit pre-bills"),
    BILLING_APPROVE("billing.approve", "Approve pre-bills"),
    BILLING_ISSUE("billing.issue", "Issue, credit and void bills"),
    PAYMENTS_RECORD("payments.record", "Record and reverse payments"),
    TRUST_VIEW("trust.view", "See client money"),
    TRUST_RECEIVE("trust.receive", "Record client money received"),
    TRUST_DISBURSE("trust.disburse", "Pay out client money"),
    TRUST_TRANSFER("trust.transfer", "Transfer client money"),
    BANKING_VIEW("banking.view", "See bank accounts and statements"),
    BANKING_RECONCILE("banking.reconcile", "Import statements and prepare reconciliations"),
    BANKING_APPROVE("banking.approve", "Approve reconciliations"),
    BANK_ACCOUNTS_EDIT("bank-accounts.edit", "Open and change bank accounts"),
    LEDGER_VIEW("ledger.view", "See the books"),
    LEDGER_POST("ledger.post", "Post and reverse entries"),
    LEDGER_CLOSE("ledger.close", "Close periods"),
    REPORTS_VIEW("reports.view", "See the firm's reports"),
    PEOPLE_VIEW("people.view", "See who works here"),
    PEOPLE_MANAGE("people.manage", "Add people, set roles, issue tokens"),
    FIRM_MANAGE("firm.manage", "Change the firm's settings"),
    AUDIT_VIEW("audit.view", "See the history of every object");

    private final String name;
    private final String title;

    Permission(String name, String title) {
        this.name = name;
        this.title = title;
    }

    /** The stable name, such as {@code trust.disburse}. */
    public String permission() {
        return name;
    }

    public String title() {
        return title;
    }

    /** The permission of a name; empty if the name is none, as in a role made by a newer version. */
    public static Optional<Permission> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst();
    }
}
