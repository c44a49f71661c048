package org.chancery.practice.timekeeping;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Lays the checks out for today, those of the firm and those of its clients. */
@Component
class TimeCheckList {

    private final Codes codes;
    private final GuidelineChecks guidelines;
    private final Firms firms;
    private final TimekeepingSettings settings;

    TimeCheckList(Codes codes, GuidelineChecks guidelines, Firms firms, TimekeepingSettings settings) {
        this.codes = codes;
        this.guidelines = guidelines;
        this.firms = firms;
        this.settings = settings;
    }

    TimeChecks now() {
        return new TimeChecks(firms.today(), codes.all(), settings);
    }

    /** What keeps time from being handed in: every breach of a client's guidelines that refuses it. Drafts and what reaches no client are kept as they are. */
    List<Breach> forbidden(Collection<TimeStore.Entry> entries) {
        return refusing(guidelines.changed(entries.stream()
                .filter(entry -> entry.stamp().status() != WorkStatus.DRAFT && entry.time().billed() != Billing.NON_BILLABLE)
                .map(entry -> guidelines.work(entry.id(), entry.time(), entry.value().hourly(), entry.value().amount())).toList()));
    }

    /** The same of a cost that is handed in. */
    List<Refusal> forbidden(ExpenseId id, NewExpense expense, Money amount) {
        return expense.billed() == Billing.NON_BILLABLE ? List.of()
                : refusing(guidelines.changed(List.of(guidelines.work(id, expense, amount)))).stream().map(Breach::refusal).toList();
    }

    /** The same of recorded work, time entries and expenses alike. */
    List<Breach> forbiddenOf(Collection<UUID> work) {
        return refusing(guidelines.of(work));
    }

    private static List<Breach> refusing(List<Breach> breaches) {
        return breaches.stream().filter(Breach::refuses).toList();
    }
}
