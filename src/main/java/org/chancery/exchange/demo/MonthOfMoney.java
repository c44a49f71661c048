package org.chancery.exchange.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.chancery.finance.billing.BillImport;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.trust.ClientMoneyImport;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustTransfer;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The money of a large firm, month by month: bills of the work before, what clients pay and when, and their money in trust. */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class MonthOfMoney {

    private static final int DAYS_TO_CLEAR = 4;

    private final BillImport bills;
    private final ClientMoneyImport clientMoney;
    private final SplittableRandom chance = new SplittableRandom(1881);
    private final Map<Integer, List<Debt>> payable = new HashMap<>();
    private int nextReference = 10_000;

    /** The firm's accounts at its bank. */
    record Banks(BankAccountId operating, BankAccountId trust) {}

    /** What a client will pay of a bill. */
    private record Debt(BigMatter matter, InvoiceId bill, long cents) {}

    MonthOfMoney(BillImport bills, ClientMoneyImport clientMoney) {
        this.bills = bills;
        this.clientMoney = clientMoney;
    }

    /** Tells a month of it; how many bills were issued. */
    int tell(int month, List<BigMatter> docket, Map<BigMatter, InvoiceId> worked, Growth.Almanac almanac, Banks banks, UserId bookkeeper) {
        docket.forEach(matter -> {
            matter.held += matter.uncleared;
            matter.uncleared = 0;
        });
        Map<BigMatter, InvoiceId> due = almanac.billsOn(month - 1).isPresent() ? worked : Map.of();
        Map<InvoiceId, Money> totals = issue(month, due, almanac, bookkeeper);
        payOut(month, docket, almanac, banks);
        payFromTrust(month, due, totals, almanac, banks);
        payments(month, almanac, banks);
        receive(month, docket, almanac, banks);
        return totals.size();
    }

    private Map<InvoiceId, Money> issue(int month, Map<BigMatter, InvoiceId> due, Growth.Almanac almanac, UserId bookkeeper) {
        List<BillImport.Issued> issued = due.entrySet().stream().map(each -> {
            LocalDate on = almanac.billsOn(month - 1).orElseThrow();
            BigMatter matter = each.getKey();
            return new BillImport.Issued(each.getValue(), matter.id(), almanac.last(month - 1), on, on.plusDays(30), matter.flatFee, bookkeeper, matter.responsible);
        }).toList();
        return bills.issue(issued).orThrow();
    }

    /** Experts and courts are paid from clients' money; what is left at the end goes back. */
    private void payOut(int month, List<BigMatter> docket, Growth.Almanac almanac, Banks banks) {
        LocalDate day = almanac.first(month).plusDays(7);
        List<TrustDisbursement> payments = new ArrayList<>();
        for (BigMatter matter : docket) {
            if (almanac.isPast(day) && matter.held > 0) {
                boolean over = month >= matter.ends + 2;
                if (over || matter.held > 200_000 && chance.nextInt(100) < 8) {
                    long cents = over ? matter.held : matter.held / 100 * chance.nextInt(5, 30);
                    matter.held -= cents;
                    payments.add(new TrustDisbursement(banks.trust(), matter.id(), day, usd(cents), over ? matter.clientName : "Bay Area Reporting Inc.",
                            over ? "Rest of the advance returned" : "Transcripts and expert reports", "Check", String.valueOf(nextReference++)));
                }
            }
        }
        clientMoney.disburse(payments).orThrow();
    }

    private void payFromTrust(int month, Map<BigMatter, InvoiceId> due, Map<InvoiceId, Money> totals, Growth.Almanac almanac, Banks banks) {
        List<TrustTransfer.ToOperating> transfers = new ArrayList<>();
        due.forEach((matter, bill) -> {
            long total = totals.getOrDefault(bill, usd(0)).getAmountMinorLong();
            LocalDate day = almanac.first(month).plusDays(chance.nextInt(8, 14));
            long paid = almanac.isPast(day) ? Math.min(matter.held, total) : 0;
            if (paid > 0) {
                matter.held -= paid;
                transfers.add(new TrustTransfer.ToOperating(banks.trust(), banks.operating(), matter.id(), bill, day, usd(paid)));
            }
            matter.owed += total - paid;
            plan(month, matter, bill, total - paid);
        });
        clientMoney.payBills(transfers).orThrow();
    }

    /** Most pay within the next month, some later, some half, a few never. */
    private void plan(int month, BigMatter matter, InvoiceId bill, long rest) {
        int mood = chance.nextInt(100);
        if (rest > 0 && mood < 93) {
            payable.computeIfAbsent(month + (mood < 80 ? 1 : 2), _ -> new ArrayList<>()).add(new Debt(matter, bill, mood % 25 == 7 && rest > 1 ? rest / 2 : rest));
        }
    }

    private void payments(int month, Growth.Almanac almanac, Banks banks) {
        List<BillImport.Paid> paid = new ArrayList<>();
        for (Debt debt : payable.getOrDefault(month, List.of())) {
            LocalDate day = almanac.first(month).plusDays(chance.nextInt(2, 27));
            if (almanac.isPast(day)) {
                debt.matter().owed -= debt.cents();
                boolean check = chance.nextInt(10) < 6;
                paid.add(new BillImport.Paid(debt.bill(), banks.operating(), day, usd(debt.cents()), check ? "CHEQUE" : "TRANSFER", String.valueOf(nextReference++)));
            }
        }
        payable.remove(month);
        bills.pay(paid).orThrow();
    }

    /** Advances, and their replenishment when little is left. */
    private void receive(int month, List<BigMatter> docket, Growth.Almanac almanac, Banks banks) {
        List<TrustReceipt> receipts = new ArrayList<>();
        for (BigMatter matter : docket) {
            LocalDate day = almanac.first(month).plusDays(chance.nextInt(15, 24));
            if (matter.advances && matter.isActive(month) && month < matter.ends && matter.held < 250_000 && almanac.isPast(day)) {
                long cents = chance.nextInt(6, 60) * 50_000L;
                matter.uncleared += cents;
                boolean wire = chance.nextInt(10) < 4;
                receipts.add(new TrustReceipt(banks.trust(), matter.id(), day, usd(cents), matter.clientName, matter.opens == month ? "Advance on fees and costs" : "Further advance on fees",
                        wire ? "Wire" : "Check", String.valueOf(nextReference++), wire ? day : day.plusDays(DAYS_TO_CLEAR)));
            }
        }
        clientMoney.receive(receipts).orThrow();
    }

    private static Money usd(long cents) {
        return Money.ofMinor(DemoData.USD, cents);
    }
}
