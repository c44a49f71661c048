package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pre-bills over interest and nothing else. They are reviewed, approved by another person and issued as any other, and their bills are receivables like all. */
@Service
public class InterestBills {

    private final PreBillStore bills;
    private final PreBillLineStore lines;
    private final Matters matters;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    InterestBills(PreBillStore bills, PreBillLineStore lines, Matters matters, Firms firms, ApplicationEventPublisher events) {
        this.bills = bills;
        this.lines = lines;
        this.matters = matters;
        this.firms = firms;
        this.events = events;
    }

    /**
     * What an overdue bill bears.
     *
     * @param date      last day of the interest
     * @param narrative how it came about, as the bill will say it
     * @param amount    more than zero
     */
    public record Line(LocalDate date, String narrative, Money amount) {}

    /** @param lines in the order in which they were asked for */
    public record Prepared(PreBillId preBill, MatterId matterId, Money total, List<PreBillLineId> lines) {
        public Prepared {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Draws one up. Refused {@code not-found} for a matter that is not there, {@code currency-mismatch}, {@code required} for no line.
     *
     * @param through last day of the interest
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<Prepared> prepare(MatterId id, LocalDate through, List<Line> wanted) {
        MatterView matter = matters.find(id).orElse(null);
        if (matter == null) {
            return Outcome.refused("not-found", "There is no such matter.");
        } else if (wanted.isEmpty()) {
            return Outcome.refused("required", "There is no interest to bill.");
        } else if (wanted.stream().anyMatch(line -> !line.amount().getCurrencyUnit().equals(matter.currency()))) {
            return Outcome.refused("currency-mismatch", "Matter %s is in %s.".formatted(matter.number(), matter.currency()));
        }
        Map<PreBillLineId, PreBillLineStore.Origin> origins = new LinkedHashMap<>();
        List<DraftLine> drafts = new ArrayList<>();
        for (Line line : wanted) {
            PreBillLineId lineId = PreBillLineId.next();
            drafts.add(new DraftLine(lineId, LineKind.INTEREST, new LineTerms(Charge.CHARGED, 0, null, line.narrative(), line.amount(), new Discount.None(), null, Disposition.BILL)));
            origins.put(lineId, new PreBillLineStore.Origin(null, line.date(), null, null, null, null, false, new PreBillLineView.Worked(0, null, line.amount(), line.narrative())));
        }
        return new Draft(matter.currency(), BillDiscount.none(), drafts).price().map(priced -> {
            PreBillId preBill = PreBillId.next();
            bills.insert(preBill, id, matter.currency(), through, firms.now());
            lines.insert(preBill, id, origins, priced.lines());
            Money total = priced.totals().total();
            events.publishEvent(new PreBillPrepared(preBill, id, through, total));
            return new Prepared(preBill, id, total, List.copyOf(origins.keySet()));
        });
    }
}
