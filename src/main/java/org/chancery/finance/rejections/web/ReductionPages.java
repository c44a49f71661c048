package org.chancery.finance.rejections.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.finance.billing.BillActions;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.rejections.NewReduction;
import org.chancery.finance.rejections.ReductionId;
import org.chancery.finance.rejections.ReductionReason;
import org.chancery.finance.rejections.ReductionView;
import org.chancery.finance.rejections.Reductions;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a client took off a bill: recorded, accepted, appealed and answered on one page. */
@Controller
@Order(20)
class ReductionPages implements BillActions {

    private final Reductions reductions;
    private final Invoices invoices;
    private final Firms firms;

    ReductionPages(Reductions reductions, Invoices invoices, Firms firms) {
        this.reductions = reductions;
        this.invoices = invoices;
        this.firms = firms;
    }

    /** A form that was refused, and of which reduction; null for the form of a new one. */
    private record Refused(@Nullable ReductionId of, Form form) {}

    @Override
    public List<Action> actions(InvoiceView bill) {
        return List.of(new Action("Reductions", page(bill.id())));
    }

    private static String page(InvoiceId bill) {
        return "/bills/" + bill + "/reductions";
    }

    @GetMapping("/bills/{id}/reductions")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView show(@PathVariable InvoiceId id) {
        return draw(id, null);
    }

    @PostMapping("/bills/{id}/reductions")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView record(@PathVariable InvoiceId id, Posted posted) {
        InvoiceView bill = bill(id);
        var outcome = posted.read(f -> new NewReduction(f.idOrNull("lineId", text -> new InvoiceLineView.LineId(UUID.fromString(text))), f.constant("reason", ReductionReason.class),
                f.textOrNull("clientCode"), f.textOrNull("words"), f.moneyOrNull("amount", bill.currency()), f.dateOrNull("receivedOn"), f.dateOrNull("appealBy")))
                .flatMap(reduction -> reductions.record(id, reduction));
        return Pages.answer(outcome, ReductionView::href, made -> Flash.done("%s recorded. It waits in the inbox to be appealed or accepted.".formatted(Show.money(made.amount()))), posted,
                form -> draw(id, new Refused(null, form)));
    }

    @PostMapping("/reductions/{id}/accept")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView accept(@PathVariable ReductionId id) {
        ReductionView reduction = reduction(id);
        return Pages.act(reductions.accept(id), reduction.href(), "Accepted. Credit it or write it off, so that the books say so too.");
    }

    @PostMapping("/reductions/{id}/appeal")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView appeal(@PathVariable ReductionId id, Posted posted) {
        ReductionView reduction = reduction(id);
        record Appeal(String text, @Nullable LocalDate answerBy) {}
        var outcome = posted.read(f -> new Appeal(f.text("appeal"), f.dateOrNull("answerBy"))).flatMap(appeal -> reductions.appeal(id, appeal.text(), appeal.answerBy()));
        return Pages.answer(outcome, ReductionView::href, _ -> Flash.done("Appealed. The answer is waited for in the inbox."), posted, form -> draw(reduction.invoiceId(), new Refused(id, form)));
    }

    @PostMapping("/reductions/{id}/answer")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView answer(@PathVariable ReductionId id, Posted posted) {
        ReductionView reduction = reduction(id);
        record Answer(Money won, String text) {}
        var outcome = posted.read(f -> new Answer(f.money("won", reduction.amount().getCurrencyUnit()), Objects.requireNonNullElse(f.textOrNull("answer"), "")))
                .flatMap(answer -> reductions.answer(id, answer.won(), answer.text()));
        return Pages.answer(outcome, ReductionView::href, now -> Flash.done("%s.".formatted(now.state().title())), posted, form -> draw(reduction.invoiceId(), new Refused(id, form)));
    }

    private InvoiceView bill(InvoiceId id) {
        return invoices.find(id).orElseThrow(RefusedRequest::notFound);
    }

    private ReductionView reduction(ReductionId id) {
        return reductions.find(id).orElseThrow(RefusedRequest::notFound);
    }

    private ModelAndView draw(InvoiceId id, @Nullable Refused refused) {
        InvoiceView bill = bill(id);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("bill", bill);
        model.put("reductions", reductions.of(id));
        model.put("reasons", Arrays.stream(ReductionReason.values()).map(reason -> Option.of(reason.name(), reason.title())).toList());
        model.put("lines", bill.lines().stream().map(line -> Option.of(line.id().toString(), "%d: %s, %s".formatted(line.position(), Show.money(line.total()), shortened(line.narrative())))).toList());
        model.put("form", refused != null && refused.of() == null ? refused.form() : Form.of(Map.of("receivedOn", firms.today())));
        model.put("refusedOf", refused == null ? null : refused.of());
        model.put("answering", refused == null || refused.of() == null ? Form.blank() : refused.form());
        return new ModelAndView("finance/rejections/bill", model);
    }

    private static String shortened(String narrative) {
        return narrative.codePointCount(0, narrative.length()) <= 80 ? narrative : narrative.substring(0, narrative.offsetByCodePoints(0, 79)) + "…";
    }
}
