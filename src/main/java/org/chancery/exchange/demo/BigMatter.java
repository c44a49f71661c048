package org.chancery.exchange.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A matter beside the story, and where its money stands while the months go by. */
final class BigMatter {

    final int number;
    final int opens;
    final int ends;
    final int weight;
    final String tasks;
    final ContactId client;
    final String clientName;
    final UserId responsible;
    /** Who works on it: the responsible lawyer first. */
    final List<UserId> workers;
    final @Nullable Money flatFee;
    /** Whether the client pays in advance. */
    final boolean advances;
    LocalDate openedOn = LocalDate.EPOCH;
    /** Client money that has cleared, in cents. */
    long held;
    long uncleared;
    /** What it owes on bills, in cents. */
    long owed;
    @Nullable InvoiceId flatBill;
    private @Nullable MatterId id;

    BigMatter(int number, int opens, int months, int weight, String tasks, ContactId client, String clientName, List<UserId> workers, @Nullable Money flatFee, boolean advances) {
        this.number = number;
        this.opens = opens;
        this.ends = opens + months - 1;
        this.weight = weight;
        this.tasks = tasks;
        this.client = client;
        this.clientName = clientName;
        this.responsible = workers.getFirst();
        this.workers = workers;
        this.flatFee = flatFee;
        this.advances = advances;
    }

    MatterId id() {
        return Objects.requireNonNull(id);
    }

    void opened(MatterId as) {
        id = as;
    }

    boolean isActive(int month) {
        return opens <= month && month <= ends;
    }
}
