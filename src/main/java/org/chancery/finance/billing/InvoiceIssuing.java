package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.finance.billing.PreBillStore.Locked;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.WorkInProgress;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes a bill of an approved pre-bill, in one transaction: the work is taken, the entry posted, the number drawn, the bill frozen. The number comes
 * last among what can fail for long, since a series without gaps makes all that issue wait for each other.
 */
@Component
class InvoiceIssuing {

    private final PreBillDrafts drafts;
    private final PreBillStore preBills;
    private final PreBillGuidelines guidelines;
    private final FrozenBill frozen;
    private final WorkInProgress work;
    private final AgreedFeeStore fees;
    private final Ledger ledger;
    private final TaxCodes taxes;
    private final BillingTerms terms;
    private final NumberSeries numbers;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    InvoiceIssuing(PreBillDrafts drafts, PreBillStore preBills, PreBillGuidelines guidelines, FrozenBill frozen, WorkInProgress work, AgreedFeeStore fees, Ledger ledger, TaxCodes taxes, BillingTerms terms,
            NumberSeries numbers, Firms firms, ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.preBills = preBills;
        this.guidelines = guidelines;
        this.frozen = frozen;
        this.work = work;
        this.fees = fees;
        this.ledger = ledger;
        this.taxes = taxes;
        this.terms = terms;
        this.numbers = numbers;
        this.firms = firms;
        this.events = events;
    }

    Outcome<IssuedBill> issue(PreBillId id, IssueBill command) {
        return drafts.lock(id).flatMap(head -> {
            if (head.status() != PreBillStatus.APPROVED) {
                return Outcome.refused("not-approved", "Only an approved pre-bill can be issued.");
            }
            PreBillView bill = drafts.view(id);
            LocalDate date = command.date() == null ? firms.today() : command.date();
            LocalDate dueOn = command.dueOn() == null ? date.plusDays(terms.of(bill.clientId()).dueDays()) : command.dueOn();
            List<Refusal> refusals = refusals(bill, date, dueOn);
            return refusals.isEmpty() ? issue(head, bill, date, dueOn) : Outcome.refused(refusals);
        });
    }

    private List<Refusal> refusals(PreBillView bill, LocalDate date, LocalDate dueOn) {
        List<Refusal> refusals = new ArrayList<>(guidelines.refusals(bill));
        Optional<LocalDate> last = bill.taken().stream().filter(line -> line.kind().recorded()).map(PreBillLineView::date).max(LocalDate::compareTo);
        if (last.isPresent() && date.isBefore(last.get())) {
            refusals.add(Refusal.at("date", "issue-before-work", "The last work on this bill is of %s; it cannot be dated before.".formatted(Show.date(last.get()))));
        }
        if (dueOn.isBefore(date)) {
            refusals.add(Refusal.at("dueOn", "due-before-issue", "It cannot be due before its date."));
        }
        Map<String, TaxRate> rates = taxes.on(date);
        for (PreBillLineView line : bill.billed()) {
            TaxRate rate = line.taxCode() == null ? null : rates.get(line.taxCode());
            if (line.taxCode() != null && (rate == null || rate.percent().compareTo(line.taxPercent()) != 0)) {
                refusals.add(Refusal.at("date", "tax-changed", "Tax %s is not %s %% on %s; open the pre-bill again and set it anew.".formatted(line.taxCode(),
                        line.taxPercent().stripTrailingZeros().toPlainString(), Show.date(date))));
                break;
            }
        }
        return refusals;
    }

    private Outcome<IssuedBill> issue(Locked head, PreBillView bill, LocalDate date, LocalDate dueOn) {
        InvoiceId id = InvoiceId.next();
        if (preBills.workChanged(head.id())) {
            return Outcome.refused("work-changed", "Some of this work was changed since it was copied; take those lines off and put them on again.");
        }
        return work.markBilled(taken(id, bill, date)).flatMap(_ -> {
            String number = numbers.next(BillingDefaults.INVOICES, date, frozen.office(bill));
            return post(id, number, bill, date).flatMap(entry -> {
                frozen.insert(new FrozenBill.New(id, number, bill, date, dueOn, entry.orElse(null)));
                List<UUID> agreed = bill.billed().stream().filter(line -> line.kind() == LineKind.AGREED_FEE).map(InvoiceIssuing::workItem).toList();
                if (fees.take(id, agreed) != agreed.size()) {
                    return Outcome.refused("work-taken", "A fee of this pre-bill was withdrawn, or another bill took it; take that line off.");
                }
                drafts.note(head, PreBillChange.What.ISSUED, number);
                preBills.issued(head.id(), id);
                events.publishEvent(new InvoiceIssued(id, head.id(), number, head.matterId(), date, dueOn, bill.total()));
                return Outcome.done(new IssuedBill(id, number));
            });
        });
    }

    private static WorkInProgress.Billed taken(InvoiceId id, PreBillView bill, LocalDate date) {
        return new WorkInProgress.Billed(id.value(), date,
                bill.taken().stream().filter(line -> line.kind() == LineKind.TIME).map(line -> new TimeEntryId(workItem(line))).toList(),
                bill.billed().stream().filter(line -> line.kind() == LineKind.EXPENSE).map(line -> new ExpenseId(workItem(line))).toList());
    }

    private static UUID workItem(PreBillLineView line) {
        return java.util.Objects.requireNonNull(line.workItemId());
    }

    /** The entry of the books; none for a bill over nothing. */
    private Outcome<Optional<EntryId>> post(InvoiceId id, String number, PreBillView bill, LocalDate date) {
        List<NewPosting> postings = BillPostings.issue(bill.matterId(), bill.billed());
        if (postings.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        return ledger.post(new NewEntry(date, "INVOICE", "Bill %s, %s".formatted(number, bill.clientName()), EntrySource.of("invoice", id), bill.matterId(), postings))
                .map(Optional::of);
    }
}
