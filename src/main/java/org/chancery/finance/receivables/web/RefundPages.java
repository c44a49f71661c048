package org.chancery.finance.receivables.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.receivables.NewRefund;
import org.chancery.finance.receivables.NewReturn;
import org.chancery.finance.receivables.RefundId;
import org.chancery.finance.receivables.RefundView;
import org.chancery.finance.receivables.Refunds;
import org.chancery.finance.receivables.ReturnKind;
import org.chancery.finance.receivables.ReturnedPayments;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
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
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Unapplied cash, its refunds, and payments that the bank takes back. */
@Controller
class RefundPages {

    private static final List<Option> METHODS = List.of(Option.of("TRANSFER", "Bank transfer"), Option.of("CHEQUE", "Cheque"), Option.of("CARD", "Card"));
    private static final List<Option> KINDS = java.util.Arrays.stream(ReturnKind.values()).map(kind -> Option.of(kind.name(), kind.title())).toList();

    private final Refunds refunds;
    private final ReturnedPayments returns;
    private final Payments payments;
    private final Lists lists;
    private final Firms firms;

    RefundPages(Refunds refunds, ReturnedPayments returns, Payments payments, Lists lists, Firms firms) {
        this.refunds = refunds;
        this.returns = returns;
        this.payments = payments;
        this.lists = lists;
        this.firms = firms;
    }

    @GetMapping("/unapplied-cash")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView unapplied(ListRequest request) {
        return lists.page(ReceivablesLists.UNAPPLIED, request.bind("today", firms.today()));
    }

    @GetMapping("/refunds")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(ReceivablesLists.REFUNDS, request);
    }

    @GetMapping("/refunds/new")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView blank(@RequestParam PaymentId paymentId) {
        PaymentView payment = payments.find(paymentId).orElseThrow(RefusedRequest::notFound);
        return form(payment, Form.of(Map.of("method", "TRANSFER", "amount", Show.amount(payment.unallocated()))));
    }

    private static ModelAndView form(PaymentView payment, Form form) {
        return new ModelAndView("finance/receivables/refund-new", Map.of("payment", payment, "form", form, "methods", METHODS));
    }

    @PostMapping("/refunds")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView ask(@RequestParam PaymentId paymentId, Posted posted) {
        PaymentView payment = payments.find(paymentId).orElseThrow(RefusedRequest::notFound);
        Outcome<RefundView> outcome = posted.read(f -> new NewRefund(paymentId, null, f.money("amount", payment.amount().getCurrencyUnit()), f.text("method"), f.textOrNull("reference"),
                f.text("reason"))).flatMap(refunds::ask);
        return Pages.answer(outcome, RefundView::href, refund -> Flash.done("Refund of %s waits for another person's approval.".formatted(Show.money(refund.amount()))), posted,
                form -> form(payment, form));
    }

    @GetMapping("/refunds/{id}")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView show(@PathVariable RefundId id) {
        return page(id, Form.blank());
    }

    private ModelAndView page(RefundId id, Form form) {
        RefundView refund = refunds.find(id).orElseThrow(RefusedRequest::notFound);
        Actor actor = Actors.current();
        boolean waits = refund.status() == RefundView.Status.ASKED;
        return new ModelAndView("finance/receivables/refund", Map.of("refund", refund, "form", form,
                "mayApprove", waits && actor.may(Permission.BILLING_APPROVE) && !actor.id().equals(refund.askedById()),
                "mayDecline", waits && (actor.may(Permission.BILLING_APPROVE) || actor.may(Permission.PAYMENTS_RECORD)),
                "mayReturn", refund.status() == RefundView.Status.PAID && actor.may(Permission.PAYMENTS_RECORD), "books", actor.may(Permission.LEDGER_VIEW),
                "history", actor.may(Permission.AUDIT_VIEW)));
    }

    @PostMapping("/refunds/{id}/approve")
    @Requires(Permission.BILLING_APPROVE)
    ModelAndView approve(@PathVariable RefundId id, Posted posted) {
        record When(@Nullable LocalDate date) {}
        Outcome<RefundView> outcome = posted.read(f -> new When(f.dateOrNull("date"))).flatMap(when -> refunds.approve(id, when.date()));
        return Pages.answer(outcome, RefundView::href, refund -> Flash.done("%s leaves the bank for %s.".formatted(Show.money(refund.amount()), refund.payor())), posted,
                form -> page(id, form));
    }

    @PostMapping("/refunds/{id}/decline")
    @Requires({Permission.BILLING_APPROVE, Permission.PAYMENTS_RECORD})
    ModelAndView decline(@PathVariable RefundId id) {
        return Pages.act(refunds.decline(id), "/refunds/" + id, "Declined. The money stays on account.");
    }

    @PostMapping("/refunds/{id}/return")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView cameBack(@PathVariable RefundId id, Posted posted) {
        record Wanted(@Nullable LocalDate date, String reason) {}
        Outcome<RefundView> outcome = posted.read(f -> new Wanted(f.dateOrNull("date"), f.text("reason"))).flatMap(wanted -> refunds.cameBack(id, wanted.date(), wanted.reason()));
        return Pages.answer(outcome, RefundView::href, refund -> Flash.done("%s is on account again.".formatted(Show.money(refund.amount()))), posted, form -> page(id, form));
    }

    @GetMapping("/payments/{id}/return")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView returning(@PathVariable PaymentId id) {
        return returning(id, Form.of(Map.of("kind", ReturnKind.BOUNCED.name())));
    }

    private ModelAndView returning(PaymentId id, Form form) {
        Map<String, Object> model = new HashMap<>(Map.of("payment", payments.find(id).orElseThrow(RefusedRequest::notFound), "form", form, "kinds", KINDS));
        returns.of(id).ifPresent(returned -> model.put("returned", returned));
        return new ModelAndView("finance/receivables/return", model);
    }

    @PostMapping("/payments/{id}/return")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView returned(@PathVariable PaymentId id, Posted posted) {
        PaymentView payment = payments.find(id).orElseThrow(RefusedRequest::notFound);
        return Pages.answer(posted.read(f -> new NewReturn(f.constant("kind", ReturnKind.class), f.dateOrNull("date"), f.text("reason"),
                f.moneyOrNull("fee", payment.amount().getCurrencyUnit()), f.flag("billedOn"))).flatMap(wanted -> returns.record(id, wanted)), _ -> payment.href(),
                back -> Flash.done("Payment %s: %s. Its bills are owed again.".formatted(payment.number(), back.kind().title().toLowerCase(java.util.Locale.ROOT))), posted,
                form -> returning(id, form));
    }
}
