package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
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

/** Payments: the list, recording one, its bills, and taking it back. */
@Controller
class PaymentPages {

    private final Payments payments;
    private final Invoices invoices;
    private final PaymentForm forms;
    private final Lists lists;

    PaymentPages(Payments payments, Invoices invoices, PaymentForm forms, Lists lists) {
        this.payments = payments;
        this.invoices = invoices;
        this.forms = forms;
        this.lists = lists;
    }

    @GetMapping("/payments")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(BillingLists.PAYMENTS, request, "finance/billing/payments", Map.of("mayRecord", Actors.current().may(Permission.PAYMENTS_RECORD)));
    }

    @GetMapping("/payments/new")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView blank(@RequestParam(required = false) @Nullable InvoiceId invoiceId, @RequestParam(required = false) @Nullable ContactId payorId) {
        InvoiceView bill = invoiceId == null ? null : invoices.find(invoiceId).orElseThrow(RefusedRequest::notFound);
        return forms.page(forms.blank(bill, payorId));
    }

    /** With {@code show}, the form again with the payor's bills: nothing is recorded yet. */
    @PostMapping("/payments")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView record(Posted posted) {
        if (posted.flag("show")) {
            return forms.page(posted.form(List.of()));
        }
        return Pages.answer(posted.read(forms::read).flatMap(payments::record), PaymentView::href, PaymentPages::recorded, posted, forms::page);
    }

    private static Flash recorded(PaymentView payment) {
        String rest = payment.unallocated().isZero() ? "" : ", %s of it on account".formatted(Show.money(payment.unallocated()));
        return Flash.done("Payment %s over %s recorded%s.".formatted(payment.number(), Show.money(payment.amount()), rest)).link("Record another", "/payments/new");
    }

    @GetMapping("/payments/{id}")
    ModelAndView show(@PathVariable PaymentId id) {
        return page(id, Form.blank(), Form.blank());
    }

    private ModelAndView page(PaymentId id, Form allocating, Form reversing) {
        PaymentView payment = payments.find(id).orElseThrow(RefusedRequest::notFound);
        Actor actor = Actors.current();
        boolean records = actor.may(Permission.PAYMENTS_RECORD) && payment.reversed() == null;
        boolean rest = records && payment.unallocated().isPositive();
        return new ModelAndView("finance/billing/payment", Map.of("payment", payment, "allocating", allocating, "reversing", reversing, "mayReverse", records, "mayAllocate", rest,
                "open", rest ? payments.proposal(payment.payorId(), payment.unallocated()) : List.of(), "books", actor.may(Permission.LEDGER_VIEW),
                "history", actor.may(Permission.AUDIT_VIEW)));
    }

    @PostMapping("/payments/{id}/allocate")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView allocate(@PathVariable PaymentId id, Posted posted) {
        record Wanted(@Nullable LocalDate date, List<Allocation> allocations) {}
        var currency = payments.find(id).orElseThrow(RefusedRequest::notFound).amount().getCurrencyUnit();
        Outcome<PaymentView> outcome = posted.read(f -> new Wanted(f.dateOrNull("date"), PaymentForm.allocations(f, currency)))
                .flatMap(wanted -> payments.allocate(id, wanted.date(), wanted.allocations()));
        return Pages.answer(outcome, PaymentView::href, _ -> Flash.done("Allocated."), posted, form -> page(id, form, Form.blank()));
    }

    @PostMapping("/payments/{id}/reverse")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView reverse(@PathVariable PaymentId id, Posted posted) {
        record Wanted(@Nullable LocalDate date, String reason) {}
        Outcome<PaymentView> outcome = posted.read(f -> new Wanted(f.dateOrNull("date"), f.text("reason"))).flatMap(wanted -> payments.reverse(id, wanted.date(), wanted.reason()));
        return Pages.answer(outcome, PaymentView::href, payment -> Flash.done("Payment %s taken back. Its bills are owed again.".formatted(payment.number())), posted,
                form -> page(id, Form.blank(), form));
    }
}
