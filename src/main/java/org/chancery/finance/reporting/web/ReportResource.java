package org.chancery.finance.reporting.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.finance.reporting.Ageing;
import org.chancery.finance.reporting.Reports;
import org.chancery.finance.reporting.Reports.ClientLedger;
import org.chancery.finance.reporting.Reports.ClientLedgers;
import org.chancery.finance.reporting.TrialBalance;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.RefusedRequest;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The firm's reports as JSON. Totals are of the firm's currency; other currencies have theirs in {@code totals}. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportResource {

    private final Reports reports;
    private final Firms firms;

    ReportResource(Reports reports, Firms firms) {
        this.reports = reports;
        this.firms = firms;
    }

    /** @param account code and name */
    record AccountJson(String account, UUID accountId, String code, String name, String type, Money debit, Money credit) {}

    record TrialBalanceJson(LocalDate asOf, List<AccountJson> items, Money totalDebit, Money totalCredit, List<TrialBalance.Total> totals) {}

    @GetMapping("/trial-balance")
    TrialBalanceJson trialBalance(@RequestParam(required = false) @Nullable LocalDate asOf) {
        TrialBalance report = reports.trialBalance(day(asOf));
        TrialBalance.Total total = report.total(firms.current().currency());
        return new TrialBalanceJson(report.asOf(), report.items().stream()
                .map(line -> new AccountJson(line.code() + " " + line.name(), line.accountId(), line.code(), line.name(), line.type(), line.debit(), line.credit())).toList(),
                total.debit(), total.credit(), report.totals());
    }

    /** The sums of a currency: of each bucket by its title, and of all. */
    record AgeingTotal(CurrencyUnit currency, List<Bucket> buckets, Money total) {}

    record Bucket(String title, Money amount) {}

    record AgeingJson<T extends Ageing.Aged>(LocalDate asOf, List<T> items, Money total, List<AgeingTotal> totals) {}

    private <T extends Ageing.Aged> AgeingJson<T> json(Ageing<T> report) {
        List<AgeingTotal> totals = report.totals().entrySet().stream()
                .map(entry -> new AgeingTotal(entry.getKey(), java.util.stream.IntStream.range(0, report.buckets().size())
                        .mapToObj(i -> new Bucket(report.buckets().get(i), entry.getValue().get(i))).toList(), report.total(entry.getKey())))
                .toList();
        return new AgeingJson<>(report.asOf(), report.items(), report.total(firms.current().currency()), totals);
    }

    @GetMapping("/receivables-ageing")
    AgeingJson<Reports.Receivable> receivables(@RequestParam(required = false) @Nullable LocalDate asOf) {
        return json(reports.receivables(day(asOf)));
    }

    @GetMapping("/wip")
    AgeingJson<Reports.WorkInProgress> wip(@RequestParam(required = false) @Nullable LocalDate asOf) {
        return json(reports.wip(day(asOf)));
    }

    record ClientLedgersJson(UUID bankAccountId, LocalDate asOf, List<ClientLedger> items, Money total, Money positive, Money negative, Money bookBalance, boolean agrees) {
        static ClientLedgersJson of(ClientLedgers report) {
            return new ClientLedgersJson(report.bankAccountId(), report.asOf(), report.items(), report.positive().plus(report.negative()), report.positive(),
                    report.negative(), report.book(), report.negative().isZero() && report.positive().equals(report.book()));
        }
    }

    @GetMapping("/client-ledgers")
    ClientLedgersJson clientLedgers(@RequestParam UUID bankAccountId, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return reports.clientLedgers(bankAccountId, day(asOf)).stream().findFirst().map(ClientLedgersJson::of).orElseThrow(RefusedRequest::notFound);
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? reports.latestDay() : asked;
    }
}
