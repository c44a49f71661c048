package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.chancery.finance.billing.BillingTerms;
import org.chancery.finance.billing.BillingTerms.Terms;
import org.chancery.finance.billing.TaxCodeId;
import org.chancery.finance.billing.TaxCodes;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How bills are drawn up: taxes, and the terms of the firm and of clients who differ. */
@Controller
class BillingTermsPages {

    private final TaxCodes taxes;
    private final BillingTerms terms;
    private final Contacts contacts;
    private final Firms firms;

    BillingTermsPages(TaxCodes taxes, BillingTerms terms, Contacts contacts, Firms firms) {
        this.taxes = taxes;
        this.terms = terms;
        this.contacts = contacts;
        this.firms = firms;
    }

    @GetMapping("/billing/tax-codes")
    ModelAndView taxCodes() {
        return taxCodes(Form.of(Map.of("from", firms.today())));
    }

    private ModelAndView taxCodes(Form form) {
        return new ModelAndView("finance/billing/tax-codes", Map.of("taxes", taxes.all(), "form", form, "mayEdit", Actors.current().may(Permission.RATES_EDIT), "today", firms.today()));
    }

    @PostMapping("/billing/tax-codes")
    @Requires(Permission.RATES_EDIT)
    ModelAndView add(Posted posted) {
        Outcome<TaxCodeId> outcome = posted.read(f -> new TaxCodes.NewTaxCode(f.text("code"), f.text("name"), f.decimal("percent"), f.date("from"), f.dateOrNull("to"))).flatMap(taxes::add);
        return Pages.answer(outcome, _ -> "/billing/tax-codes", _ -> Flash.done("Saved. Bills issued before keep their tax."), posted, this::taxCodes);
    }

    @GetMapping("/billing/terms")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView show(@RequestParam(required = false) @Nullable ContactId clientId) {
        Terms now = clientId == null ? terms.ofFirm() : terms.of(clientId);
        Map<String, Object> presets = new HashMap<>(Map.of("dueDays", now.dueDays(), "feeTaxCode", Objects.requireNonNullElse(now.feeTaxCode(), ""),
                "costTaxCode", Objects.requireNonNullElse(now.costTaxCode(), ""), "payTo", now.payTo()));
        if (clientId != null) {
            presets.put("clientId", clientId);
        }
        return terms(clientId, Form.of(presets));
    }

    private ModelAndView terms(@Nullable ContactId clientId, Form form) {
        LocalDate today = firms.today();
        List<Option> codes = new TreeSet<>(taxes.on(today).keySet()).stream().map(code -> Option.of(code, code)).toList();
        String client = clientId == null ? "" : contacts.ref(clientId).map(ContactRef::name).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/billing/terms", Map.of("form", form, "codes", codes, "client", client, "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }

    @PostMapping("/billing/terms")
    ModelAndView set(Posted posted) {
        String typed = posted.textOrNull("clientId");
        ContactId client = typed == null ? null : TypedAmount.uuid(typed).map(ContactId::new).orElseThrow(RefusedRequest::notFound);
        Outcome<Terms> outcome = posted.read(f -> new Terms(f.number("dueDays"), f.textOrNull("feeTaxCode"), f.textOrNull("costTaxCode"), Objects.requireNonNullElse(f.textOrNull("payTo"), "")))
                .flatMap(wanted -> terms.set(client, wanted));
        return Pages.answer(outcome, _ -> client == null ? "/billing/terms" : "/billing/terms?clientId=" + client, _ -> Flash.done("Saved. It holds for bills from now on."), posted,
                form -> terms(client, form));
    }
}
