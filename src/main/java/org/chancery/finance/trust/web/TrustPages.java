package org.chancery.finance.trust.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.trust.ClientLedgerId;
import org.chancery.finance.trust.ClientLedgerView;
import org.chancery.finance.trust.ClientLedgers;
import org.chancery.finance.trust.LedgerCard;
import org.chancery.finance.trust.PayableBills;
import org.chancery.finance.trust.TrustEntryId;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Client money as it is read: accounts, ledgers, cards, the journal, what waits to clear. */
@Controller
class TrustPages {

    private final ClientLedgers ledgers;
    private final BankAccounts bankAccounts;
    private final Matters matters;
    private final Lists lists;
    private final Firms firms;
    private final ObjectProvider<PayableBills> bills;

    TrustPages(ClientLedgers ledgers, BankAccounts bankAccounts, Matters matters, Lists lists, Firms firms,
            ObjectProvider<PayableBills> bills) {
        this.ledgers = ledgers;
        this.bankAccounts = bankAccounts;
        this.matters = matters;
        this.lists = lists;
        this.firms = firms;
        this.bills = bills;
    }

    @GetMapping("/trust")
    @Requires(Permission.TRUST_VIEW)
    ModelAndView overview(ListRequest request, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        LocalDate day = asOf == null ? firms.today() : asOf;
        List<Pooled> pools = bankAccounts.all().stream().filter(BankAccountView::trust)
                .flatMap(account -> ledgers.pool(account.id(), day).map(pool -> new Pooled(account, pool)).stream()).toList();
        return lists.page(TrustLists.LEDGERS, request.bind("asOf", day), "finance/trust/overview", Map.of("pools", pools, "asOf", day, "tabs", TrustNavigation.TABS));
    }

    @GetMapping("/trust/entries")
    @Requires(Permission.TRUST_VIEW)
    ModelAndView journal(ListRequest request) {
        return lists.page(TrustLists.ENTRIES, request, "finance/trust/list", Map.of("tabs", TrustNavigation.TABS));
    }

    @GetMapping("/trust/clearing")
    @Requires(Permission.TRUST_VIEW)
    ModelAndView clearing(ListRequest request) {
        return lists.page(TrustLists.UNCLEARED, request, "finance/trust/clearing",
                Map.of("tabs", TrustNavigation.TABS, "mayClear", Actors.current().may(Permission.TRUST_RECEIVE), "today", firms.today()));
    }

    @GetMapping("/trust/ledgers/{id}")
    @Requires(Permission.TRUST_VIEW)
    ModelAndView card(@PathVariable ClientLedgerId id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        LedgerCard card = ledgers.card(id, asOf).orElseThrow(RefusedRequest::notFound);
        ClientLedgerView ledger = ledgers.find(id, card.asOf()).orElseThrow(RefusedRequest::notFound);
        Map<String, Object> model = new HashMap<>(Map.of("card", card, "ledger", ledger, "account", bankAccounts.find(ledger.bankAccountId()).orElseThrow()));
        matter(ledger.matterId()).ifPresent(matter -> model.put("matter", matter));
        return new ModelAndView("finance/trust/card", model);
    }

    @GetMapping("/trust/entries/{id}")
    @Requires(Permission.TRUST_VIEW)
    ModelAndView entry(@PathVariable TrustEntryId id) {
        return new ModelAndView("finance/trust/entry", entryModel(id));
    }

    Map<String, Object> entryModel(TrustEntryId id) {
        LedgerCard.Line entry = ledgers.entry(id).orElseThrow(RefusedRequest::notFound);
        Map<String, Object> model = new HashMap<>(Map.of("entry", entry, "account", bankAccounts.find(entry.bankAccountId()).orElseThrow(), "today", firms.today()));
        matter(entry.matterId()).ifPresent(matter -> model.put("matter", matter));
        if (entry.invoiceId() != null) {
            InvoiceId bill = entry.invoiceId();
            bills.orderedStream().flatMap(room -> room.number(bill).stream()).findFirst().ifPresent(number -> model.put("bill", number));
        }
        Optional.ofNullable(entry.voids() != null ? entry.voids() : entry.voidedBy()).flatMap(ledgers::entry).ifPresent(other -> model.put("other", other.number()));
        return model;
    }

    private Optional<MatterRef> matter(@Nullable MatterId id) {
        return id == null ? Optional.empty() : matters.ref(id);
    }

    /** What the chosen matter holds in the chosen account on the chosen day, beside a form that is being filled in. */
    @GetMapping("/trust/hint")
    @Requires(Permission.TRUST_VIEW)
    ModelAndView hint(@RequestParam(required = false) @Nullable BankAccountId bankAccountId, @RequestParam(required = false) @Nullable MatterId matterId,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date) {
        Map<String, Object> model = new HashMap<>();
        if (bankAccountId != null && matterId != null) {
            LocalDate day = date == null ? firms.today() : date;
            model.put("asOf", day);
            ledgers.find(bankAccountId, matterId, day).ifPresent(ledger -> model.put("ledger", ledger));
        }
        return new ModelAndView("finance/trust/hint", model);
    }
}
