package org.chancery.finance.receivables.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.BillActions;
import org.chancery.finance.billing.InterestBills;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.receivables.ClientStatements;
import org.chancery.finance.receivables.InterestPolicy;
import org.chancery.finance.receivables.InterestTerms;
import org.chancery.finance.receivables.InterestView;
import org.chancery.finance.receivables.NewInterestTerms;
import org.chancery.finance.receivables.OverdueInterest;
import org.chancery.finance.receivables.StatementOfAccount;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Fact;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Interest on overdue bills: the firm's terms and what was charged, a client's, and how that of one bill came about. */
@Controller
class InterestPages implements BillActions {

    private final OverdueInterest interest;
    private final InterestPolicy policy;
    private final ClientStatements statements;
    private final Lists lists;
    private final Firms firms;

    InterestPages(OverdueInterest interest, InterestPolicy policy, ClientStatements statements, Lists lists, Firms firms) {
        this.interest = interest;
        this.policy = policy;
        this.statements = statements;
        this.lists = lists;
        this.firms = firms;
    }

    @Override
    public List<Action> actions(InvoiceView bill) {
        return bill.dueOn().isBefore(firms.today()) && interest.of(bill.id(), null).isPresent() ? List.of(new Action("Interest", bill.href() + "/interest")) : List.of();
    }

    @Override
    public List<Fact> facts(InvoiceView bill) {
        return interest.of(bill.id(), null).filter(each -> !each.accrued().isZero()).map(each -> List.of(Fact.of("Interest accrued", Show.money(each.accrued()) + ", not charged")
                .href(bill.href() + "/interest"))).orElse(List.of());
    }

    @GetMapping("/interest")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView firm(ListRequest request) {
        return lists.page(InterestLists.CHARGES, request, "finance/receivables/interest", Map.of("terms", policy.terms(null, null), "setting", blank(),
                "maySet", Actors.current().may(Permission.RATES_EDIT)));
    }

    private static Form blank() {
        return Form.of(Map.of("graceDays", "0"));
    }

    @PostMapping("/interest/terms")
    @Requires(Permission.RATES_EDIT)
    ModelAndView setFirm(Posted posted) {
        return Pages.answer(set(posted, null, null), _ -> "/interest", InterestPages::said, posted,
                form -> new ModelAndView("finance/receivables/interest-terms-new", Map.of("setting", form)));
    }

    private Outcome<InterestTerms> set(Posted posted, @Nullable ContactId client, @Nullable InvoiceId bill) {
        return posted.read(f -> new NewInterestTerms(client, bill, f.dateOrNull("from"), bps(f, f.decimalOrNull("rate")), f.number("graceDays"))).flatMap(policy::set);
    }

    /** A percentage as hundredths of it. */
    private static @Nullable Integer bps(Posted posted, @Nullable BigDecimal percent) {
        if (percent == null) {
            return null;
        } else if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0 || percent.stripTrailingZeros().scale() > 2) {
            posted.refuse("rate", "rate-out-of-range", "From 0 to 100 percent a year, with at most two decimals.");
            return null;
        }
        return percent.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).intValueExact();
    }

    private static Flash said(InterestTerms terms) {
        return Flash.done("From %s: %s. No bill changes; what accrued before stays.".formatted(Show.date(terms.from()), terms.words()));
    }

    @GetMapping("/receivables/{id}/interest")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView client(@PathVariable ContactId id, @RequestParam(required = false) @Nullable LocalDate through) {
        return client(id, through, blank(), Form.blank());
    }

    private ModelAndView client(ContactId id, @Nullable LocalDate through, Form setting, Form charging) {
        LocalDate last = through == null ? firms.today() : through;
        List<InterestView> bills = interest.of(id, last).orElseThrow(RefusedRequest::notFound);
        StatementOfAccount account = statements.of(id, last, last).orElseThrow(RefusedRequest::notFound);
        Map<String, Object> model = new HashMap<>(model(setting, charging));
        model.putAll(Map.of("clientId", id, "client", account.client(), "through", last, "bills", bills, "terms", policy.terms(id, null), "firm", policy.terms(null, null)));
        return new ModelAndView("finance/receivables/interest-client", model);
    }

    private static Map<String, Object> model(Form setting, Form charging) {
        return Map.of("setting", setting, "charging", charging, "maySet", Actors.current().may(Permission.RATES_EDIT), "mayCharge", Actors.current().maySomewhere(Permission.BILLING_PREPARE));
    }

    @PostMapping("/receivables/{id}/interest/terms")
    @Requires(Permission.RATES_EDIT)
    ModelAndView setClient(@PathVariable ContactId id, Posted posted) {
        return Pages.answer(set(posted, id, null), _ -> "/receivables/" + id + "/interest", InterestPages::said, posted, form -> client(id, null, form, Form.blank()));
    }

    @PostMapping("/receivables/{id}/interest")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView chargeClient(@PathVariable ContactId id, Posted posted) {
        List<InvoiceId> own = interest.of(id, null).orElseThrow(RefusedRequest::notFound).stream().map(InterestView::invoiceId).toList();
        return Pages.answer(charge(posted, posted.ids("id", InvoiceId::of).stream().filter(own::contains).toList()), InterestPages::next, InterestPages::charged, posted,
                form -> client(id, null, blank(), form));
    }

    private Outcome<List<InterestBills.Prepared>> charge(Posted posted, List<InvoiceId> bills) {
        record Until(@Nullable LocalDate through) {}
        return posted.read(f -> new Until(f.dateOrNull("through"))).flatMap(until -> interest.charge(bills, until.through()));
    }

    private static String next(List<InterestBills.Prepared> prepared) {
        return prepared.size() == 1 ? "/pre-bills/" + prepared.getFirst().preBill() : "/interest?state=PREPARED";
    }

    private static Flash charged(List<InterestBills.Prepared> prepared) {
        return Flash.done(prepared.size() == 1 ? "A pre-bill over %s of interest waits for another person's approval.".formatted(Show.money(prepared.getFirst().total()))
                : "%d pre-bills over interest wait for another person's approval.".formatted(prepared.size()));
    }

    @GetMapping("/bills/{id}/interest")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView bill(@PathVariable InvoiceId id, @RequestParam(required = false) @Nullable LocalDate through) {
        return bill(id, through, blank(), Form.blank());
    }

    private ModelAndView bill(InvoiceId id, @Nullable LocalDate through, Form setting, Form charging) {
        InterestView view = interest.of(id, through).orElseThrow(RefusedRequest::notFound);
        Map<String, Object> model = new HashMap<>(model(setting, charging));
        model.putAll(Map.of("bill", view, "terms", policy.terms(null, id), "client", policy.terms(view.clientId(), null), "firm", policy.terms(null, null)));
        return new ModelAndView("finance/receivables/interest-bill", model);
    }

    @PostMapping("/bills/{id}/interest/terms")
    @Requires(Permission.RATES_EDIT)
    ModelAndView setBill(@PathVariable InvoiceId id, Posted posted) {
        return Pages.answer(set(posted, null, id), _ -> "/bills/" + id + "/interest", InterestPages::said, posted, form -> bill(id, null, form, Form.blank()));
    }

    @PostMapping("/bills/{id}/interest")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView chargeBill(@PathVariable InvoiceId id, Posted posted) {
        return Pages.answer(charge(posted, List.of(id)), InterestPages::next, InterestPages::charged, posted, form -> bill(id, null, blank(), form));
    }
}
