package org.chancery.finance.billing;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.PdfDocuments;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A bill on paper, as PDF/A: what was issued, and what was paid and credited since. It speaks the firm's language and not that of whoever prints
 * it, so that the same bill is the same file for everybody.
 */
@Service
public class InvoicePdf {

    private static final String TEMPLATE = "finance/billing/invoice-pdf.jte";
    private static final Set<String> LETTER_COUNTRIES = Set.of("US", "CA", "MX", "PH");

    private final Invoices invoices;
    private final Firms firms;
    private final PdfDocuments documents;

    InvoicePdf(Invoices invoices, Firms firms, PdfDocuments documents) {
        this.invoices = invoices;
        this.firms = firms;
        this.documents = documents;
    }

    /** The file; empty for a bill that is not there or that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> of(InvoiceId id) {
        FirmView firm = firms.current();
        return invoices.find(id).map(bill -> set(bill, firm));
    }

    private byte[] set(InvoiceView bill, FirmView firm) {
        Map<String, @Nullable Object> model = Map.of("bill", new PrintedBill(bill), "language", firm.locale().toLanguageTag(),
                "letter", LETTER_COUNTRIES.contains(firm.locale().getCountry()));
        return in(firm, () -> documents.render(TEMPLATE, model, madeAt(bill)));
    }

    private static Instant madeAt(InvoiceView bill) {
        InvoiceView.Voided voided = bill.voided();
        return voided == null ? bill.issuedAt() : voided.at();
    }

    private static byte[] in(FirmView firm, Supplier<byte[]> work) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        Locale locale = Objects.requireNonNull(firm.locale());
        LocaleContextHolder.setLocaleContext(new SimpleTimeZoneAwareLocaleContext(locale, TimeZone.getTimeZone(firm.zone())));
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
