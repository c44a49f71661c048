package org.chancery.platform.letterhead;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.web.PdfDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prints the firm's documents: in the firm's language and not that of whoever prints, so that the same document is the same file for everybody. */
@Service
public class Papers {

    private final Firms firms;
    private final Letterheads letterheads;
    private final PdfDocuments documents;

    Papers(Firms firms, Letterheads letterheads, PdfDocuments documents) {
        this.firms = firms;
        this.letterheads = letterheads;
        this.documents = documents;
    }

    /**
     * A document to print.
     *
     * @param template the path of a template that fills {@code platform/web/pdf.jte} and has a parameter {@code paper}
     * @param model    its other parameters by name
     * @param firm     the firm's name as the document kept it; null for its present one
     * @param issuedAt when it was made: its letterhead is that of the time
     * @param changedAt when what it says last changed, written into the file as the time it was made
     * @param office whose address it bears; null for the firm's
     */
    public record Sheet(String template, Map<String, ?> model, @Nullable String firm, Instant issuedAt, Instant changedAt, @Nullable OfficeId office) {

        /** A document of the firm as a whole. */
        public Sheet(String template, Map<String, ?> model, @Nullable String firm, Instant issuedAt, Instant changedAt) {
            this(template, model, firm, issuedAt, changedAt, null);
        }
    }

    /** The document as PDF/A. */
    @Transactional(readOnly = true)
    public byte[] print(Sheet sheet) {
        FirmView firm = firms.current();
        String name = sheet.firm();
        Map<String, @Nullable Object> model = new HashMap<>(sheet.model());
        model.put("paper", Paper.of(firm, name == null ? firm.name() : name, letterheads.at(sheet.issuedAt(), sheet.office())));
        return in(firm, () -> documents.render(sheet.template(), model, sheet.changedAt()));
    }

    private static byte[] in(FirmView firm, Supplier<byte[]> work) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocaleContext(new SimpleTimeZoneAwareLocaleContext(firm.locale(), TimeZone.getTimeZone(firm.zone())));
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
