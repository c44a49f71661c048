package org.chancery.finance.billing.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.billing.BillingTerms;
import org.chancery.finance.billing.BillingTerms.Terms;
import org.chancery.finance.billing.TaxCodeId;
import org.chancery.finance.billing.TaxCodes;
import org.chancery.finance.billing.TaxCodes.NewTaxCode;
import org.chancery.finance.billing.TaxCodes.TaxCodeView;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Slice;
import org.chancery.practice.contacts.ContactId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Taxes and terms of bills on the API. */
@Tag(name = "Billing terms")
@RestController
@RequestMapping("/api/v1")
class BillingTermsResource {

    private final TaxCodes taxes;
    private final BillingTerms terms;

    BillingTermsResource(TaxCodes taxes, BillingTerms terms) {
        this.taxes = taxes;
        this.terms = terms;
    }

    record TaxCodeAdded(TaxCodeId id) {}

    @GetMapping("/tax-codes")
    Slice<TaxCodeView> taxCodes() {
        return Slice.whole(taxes.all());
    }

    @PostMapping("/tax-codes")
    ResponseEntity<TaxCodeAdded> add(@RequestBody NewTaxCode tax) {
        return Answers.created(taxes.add(tax).map(TaxCodeAdded::new), _ -> "/api/v1/tax-codes");
    }

    /** A client's terms, or the firm's without {@code clientId} or where the client has none of its own. */
    @GetMapping("/billing-terms")
    @Requires(Permission.BILLING_VIEW)
    Terms terms(@RequestParam(required = false) @Nullable ContactId clientId) {
        return clientId == null ? terms.ofFirm() : terms.of(clientId);
    }

    @PutMapping("/billing-terms")
    ResponseEntity<Terms> set(@RequestParam(required = false) @Nullable ContactId clientId, @RequestBody Terms wanted) {
        return Answers.ok(terms.set(clientId, wanted));
    }
}
