package org.chancery.finance.ledger.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chancery.finance.ledger.AccountId;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntryView;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.ManualEntries;
import org.chancery.finance.ledger.ManualEntry;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The journal: entries as they are read, made by hand, and taken back. */
@Controller
class LedgerPages {

    private static final int MOST_LINES = 60;

    private final Ledger ledger;
    private final ManualEntries manual;
    private final Accounts accounts;
    private final Matters matters;
    private final Lists lists;
    private final Firms firms;

    LedgerPages(Ledger ledger, ManualEntries manual, Accounts accounts, Matters matters, Lists lists, Firms firms) {
        this.ledger = ledger;
        this.manual = manual;
        this.accounts = accounts;
        this.matters = matters;
        this.lists = lists;
        this.firms = firms;
    }

    @GetMapping("/ledger")
    @Requires(Permission.LEDGER_VIEW)
    ModelAndView journal(ListRequest request) {
        return lists.page(LedgerLists.JOURNAL, request, "finance/ledger/list", Map.of("tabs", LedgerNavigation.TABS));
    }

    @GetMapping("/ledger/entries/{id}")
    ModelAndView entry(@PathVariable EntryId id) {
        return entryPage(id, Form.of(Map.of("date", firms.today())));
    }

    private ModelAndView entryPage(EntryId id, Form form) {
        EntryView entry = ledger.find(id).orElseThrow(RefusedRequest::notFound);
        Map<String, Object> model = new HashMap<>(Map.of("entry", entry, "form", form, "kind", LedgerLists.words(entry.kind()),
                "matters", matters.refs(entry.postings().stream().map(EntryView.PostingView::matterId).filter(Objects::nonNull).distinct().toList())));
        sourcePage(entry).ifPresent(page -> model.put("sourcePage", page));
        return new ModelAndView("finance/ledger/entry", model);
    }

    /** Where the document stands that an entry comes from; each kind of document has its page at a fixed address. */
    private static Optional<String> sourcePage(EntryView entry) {
        var source = entry.source();
        return source == null ? Optional.empty() : Optional.ofNullable(switch (source.type()) {
            case "trust-entry" -> "/trust/entries/" + source.id();
            case "invoice" -> "/bills/" + source.id();
            case "payment" -> "/payments/" + source.id();
            default -> null;
        });
    }

    @GetMapping("/ledger/entries/new")
    @Requires(Permission.LEDGER_POST)
    ModelAndView blank(@RequestParam(defaultValue = "6") int lines) {
        return entryForm(Form.of(Map.of("date", firms.today(), "lines", Math.clamp(lines, 2, MOST_LINES), "currency", firms.current().currency().getCode())));
    }

    private ModelAndView entryForm(Form form) {
        int lines = form.text("lines").matches("\\d{1,2}") ? Math.clamp(Integer.parseInt(form.text("lines")), 2, MOST_LINES) : 6;
        List<Option> choices = accounts.all().stream().filter(account -> account.active() && !account.trust()).map(account -> Option.of(account.id().toString(), account.label())).toList();
        return new ModelAndView("finance/ledger/entry-new", Map.of("form", form, "accounts", choices, "lines", IntStream.range(0, lines).boxed().toList()));
    }

    @PostMapping("/ledger/entries")
    @Requires(Permission.LEDGER_POST)
    ModelAndView post(Posted posted) {
        Outcome<EntryView> outcome = posted.read(this::manualEntry).flatMap(manual::post);
        return Pages.answer(outcome, EntryView::href, entry -> Flash.done("Entry " + entry.number() + " posted."), posted, this::entryForm);
    }

    private ManualEntry manualEntry(Posted form) {
        CurrencyUnit currency = Moneys.currency(form.text("currency"))
                .orElseGet(() -> firms.current().currency());
        List<ManualEntry.Line> lines = form.each("postings", line -> line(line, currency)).stream().flatMap(Optional::stream).toList();
        return new ManualEntry(form.date("date"), form.text("description"), lines);
    }

    /** A line with neither account nor amount was left empty. */
    private static Optional<ManualEntry.Line> line(Posted line, CurrencyUnit currency) {
        if (line.textOrNull("accountId") == null && line.textOrNull("debit") == null && line.textOrNull("credit") == null) {
            return Optional.empty();
        }
        return Optional.of(new ManualEntry.Line(line.id("accountId", AccountId::of), line.moneyOrNull("debit", currency), line.moneyOrNull("credit", currency),
                line.idOrNull("matterId", MatterId::of), line.textOrNull("memo")));
    }

    @PostMapping("/ledger/entries/{id}/reverse")
    @Requires(Permission.LEDGER_POST)
    ModelAndView reverse(@PathVariable EntryId id, Posted posted) {
        record Asked(LocalDate date, String reason) {}
        Outcome<EntryView> outcome = posted.read(f -> new Asked(f.date("date"), f.text("reason"))).flatMap(asked -> manual.reverse(id, asked.date(), asked.reason()));
        return Pages.answer(outcome, EntryView::href, entry -> Flash.done("Reversed by " + entry.number() + "."), posted, form -> entryPage(id, form));
    }
}
