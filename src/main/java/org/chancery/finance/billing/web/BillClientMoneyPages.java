package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.trust.ClientLedgerView;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.finance.trust.TrustTransfer;
import org.chancery.finance.trust.TrustTransfers;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Client money of the matter pays its bill. */
@Controller
class BillClientMoneyPages {

    private final TrustTransfers transfers;
    private final BankAccounts bankAccounts;
    private final BillPage page;
    private final Firms firms;

    BillClientMoneyPages(TrustTransfers transfers, BankAccounts bankAccounts, BillPage page, Firms firms) {
        this.transfers = transfers;
        this.bankAccounts = bankAccounts;
        this.page = page;
        this.firms = firms;
    }

    @GetMapping("/bills/{id}/client-money")
    @Requires(value = Permission.TRUST_TRANSFER, byOffice = true)
    ModelAndView blank(@PathVariable InvoiceId id) {
        InvoiceView bill = page.bill(id);
        LocalDate today = firms.today();
        Map<String, Object> presets = new HashMap<>(Map.of("date", bill.issuedOn().isAfter(today) ? bill.issuedOn() : today, "amount", Show.amount(bill.balance())));
        page.ledgers(bill, today).stream().max(Comparator.comparing(ClientLedgerView::available)).ifPresent(ledger -> {
            presets.put("bankAccountId", ledger.bankAccountId());
            presets.put("amount", Show.amount(lesser(ledger.available(), bill.balance())));
        });
        return form(bill, Form.of(presets));
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    @PostMapping("/bills/{id}/client-money")
    ModelAndView pay(@PathVariable InvoiceId id, Posted posted) {
        InvoiceView bill = page.bill(id);
        Outcome<RecordedEntry> outcome = posted.<TrustTransfer>read(f -> new TrustTransfer.ToOperating(f.id("bankAccountId", BankAccountId::of), f.id("toBankAccountId", BankAccountId::of),
                bill.matterId(), id, f.date("date"), f.money("amount", bill.currency()))).flatMap(transfers::transfer);
        return Pages.answer(outcome, _ -> bill.href(), entry -> Flash.done("%s paid from client money, transfer %s.".formatted(Show.money(entry.amount().abs()), entry.number())),
                posted, form -> form(bill, form));
    }

    private ModelAndView form(InvoiceView bill, Form form) {
        List<ClientLedgerView> ledgers = page.ledgers(bill, firms.today());
        List<Option> trust = bankAccounts.inUse(BankAccountKind.TRUST).stream().filter(account -> ledgers.stream().anyMatch(ledger -> ledger.bankAccountId().equals(account.id())))
                .map(account -> option(account, ledgers)).toList();
        List<Option> operating = bankAccounts.inUse(BankAccountKind.OPERATING).stream().filter(account -> account.currency().equals(bill.currency()))
                .map(account -> Option.of(account.id().toString(), account.label())).toList();
        return new ModelAndView("finance/billing/client-money", Map.of("bill", bill, "form", form, "trust", trust, "operating", operating));
    }

    private static Option option(BankAccountView account, List<ClientLedgerView> ledgers) {
        ClientLedgerView ledger = ledgers.stream().filter(each -> each.bankAccountId().equals(account.id())).findFirst().orElseThrow();
        return Option.of(account.id().toString(), "%s: available %s".formatted(account.label(), Show.money(ledger.available())));
    }
}
