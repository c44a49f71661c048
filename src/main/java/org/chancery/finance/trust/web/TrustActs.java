package org.chancery.finance.trust.web;

import java.util.List;
import java.util.Map;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustEntryId;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustVoids;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Client money received, cleared, paid out and voided. */
@Controller
class TrustActs {

    private final ClientMoney money;
    private final TrustVoids voids;
    private final TrustForms forms;
    private final TrustPages pages;

    TrustActs(ClientMoney money, TrustVoids voids, TrustForms forms, TrustPages pages) {
        this.money = money;
        this.voids = voids;
        this.forms = forms;
        this.pages = pages;
    }

    @GetMapping("/trust/receipts/new")
    @Requires(value = Permission.TRUST_RECEIVE, byOffice = true)
    ModelAndView newReceipt(@RequestParam(required = false) @Nullable MatterId matterId, @RequestParam(required = false) @Nullable BankAccountId bankAccountId) {
        return receiptForm(forms.begun(matterId, bankAccountId));
    }

    private ModelAndView receiptForm(Form form) {
        return new ModelAndView("finance/trust/receipt-new", Map.of("form", form, "accounts", forms.accounts(BankAccountKind.TRUST)));
    }

    @PostMapping("/trust/receipts")
    ModelAndView receive(Posted posted) {
        CurrencyUnit currency = forms.currency(posted);
        Outcome<RecordedEntry> outcome = posted.read(f -> new TrustReceipt(f.id("bankAccountId", BankAccountId::of), f.id("matterId", MatterId::of), f.date("date"),
                f.money("amount", currency), f.text("payor"), f.text("purpose"), f.text("instrument"), f.textOrNull("reference"), f.dateOrNull("clearedOn")))
                .flatMap(money::receive);
        return Pages.answer(outcome, TrustActs::card, entry -> said("Receipt", entry), posted, this::receiptForm);
    }

    @GetMapping("/trust/disbursements/new")
    @Requires(value = Permission.TRUST_DISBURSE, byOffice = true)
    ModelAndView newDisbursement(@RequestParam(required = false) @Nullable MatterId matterId, @RequestParam(required = false) @Nullable BankAccountId bankAccountId) {
        return disbursementForm(forms.begun(matterId, bankAccountId));
    }

    private ModelAndView disbursementForm(Form form) {
        return new ModelAndView("finance/trust/disbursement-new", Map.of("form", form, "accounts", forms.accounts(BankAccountKind.TRUST)));
    }

    @PostMapping("/trust/disbursements")
    ModelAndView disburse(Posted posted) {
        CurrencyUnit currency = forms.currency(posted);
        Outcome<RecordedEntry> outcome = posted.read(f -> new TrustDisbursement(f.id("bankAccountId", BankAccountId::of), f.id("matterId", MatterId::of), f.date("date"),
                f.money("amount", currency), f.text("payee"), f.text("purpose"), f.text("instrument"), f.textOrNull("reference")))
                .flatMap(money::disburse);
        return Pages.answer(outcome, TrustActs::card, entry -> said("Payment", entry), posted, this::disbursementForm);
    }

    static String card(RecordedEntry entry) {
        return "/trust/ledgers/" + entry.ledgerId();
    }

    static Flash said(String what, RecordedEntry entry) {
        return Flash.done(what + " " + entry.number() + " recorded, " + Show.money(entry.amount().abs()) + ".").link("Open", "/trust/entries/" + entry.id());
    }

    @PostMapping("/trust/entries/{id}/clear")
    ModelAndView clear(@PathVariable TrustEntryId id, Posted posted) {
        Outcome<RecordedEntry> outcome = posted.read(f -> f.date("date")).flatMap(date -> money.clear(id, date));
        return Pages.answer(outcome, entry -> "/trust/entries/" + id, entry -> Flash.done(entry.number() + " has cleared and may be paid out."), posted, form -> again(id, "clear", form));
    }

    /** What is ticked in the list of receipts to clear: all of it or nothing. */
    @PostMapping("/trust/clearing")
    @Requires(Permission.TRUST_RECEIVE)
    ModelAndView clearTicked(Posted posted) {
        record Ticked(List<TrustEntryId> ids, java.time.LocalDate date) {}
        var outcome = posted.read(f -> new Ticked(f.ids("id", TrustEntryId::of), f.date("date"))).flatMap(ticked -> money.clearAll(ticked.ids(), ticked.date()));
        int count = outcome instanceof Outcome.Done<List<RecordedEntry>>(var entries) ? entries.size() : 0;
        return Pages.actOnSeveral(outcome, "/trust/clearing", count == 1 ? "1 receipt has cleared and may be paid out." : count + " receipts have cleared and may be paid out.");
    }

    @PostMapping("/trust/entries/{id}/void")
    ModelAndView voidEntry(@PathVariable TrustEntryId id, Posted posted) {
        record Asked(java.time.LocalDate date, String reason) {}
        Outcome<RecordedEntry> outcome = posted.read(f -> new Asked(f.date("date"), f.text("reason"))).flatMap(asked -> voids.voidEntry(id, asked.date(), asked.reason()));
        return Pages.answer(outcome, entry -> "/trust/entries/" + id, entry -> Flash.done("Voided by " + entry.number() + "."), posted, form -> again(id, "void", form));
    }

    private ModelAndView again(TrustEntryId id, String act, Form form) {
        return new ModelAndView("finance/trust/entry", pages.entryModel(id)).addObject("form", form).addObject("act", act);
    }
}
