package org.chancery.platform.web;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Documents on paper: a JTE template that fills {@code platform/web/pdf.jte}, set as PDF/A-2 with embedded fonts and tags for screen readers.
 * The same template, model and instant give the same bytes. Nothing is fetched from anywhere while a document is set.
 */
@Component
public class PdfDocuments {

    private static final String PRODUCER = "Chancery";

    private final TemplateEngine templates;

    PdfDocuments(TemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * Sets a document.
     *
     * @param template the template's path, such as {@code finance/billing/invoice-pdf.jte}
     * @param model    the template's parameters by name
     * @param madeAt   written into the file as the time it was made: that of the document's content, so that it is the same at every call
     */
    public byte[] render(String template, Map<String, @Nullable Object> model, Instant madeAt) {
        StringOutput html = new StringOutput();
        templates.render(template, model, html);
        try (var document = new DatedDocument(madeAt)) {
            return set(wellFormed(html.toString()), document);
        } catch (IOException e) {
            throw new UncheckedIOException("the document could not be set: " + template, e);
        }
    }

    private static byte[] set(String html, DatedDocument document) throws IOException {
        var builder = new PdfRendererBuilder()
                .withHtmlContent(html, null)
                .usePDDocument(document)
                .withProducer(PRODUCER)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(Colours.SRGB)
                .useExternalResourceAccessControl((uri, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        PdfFonts.addTo(builder, document);
        var bytes = new ByteArrayOutputStream();
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFKeepOpen().save(bytes);
        }
        return bytes.toByteArray();
    }

    /** Without the control characters that XML knows not, wherever they came from: a pasted narrative must not stop a bill. */
    private static String wellFormed(String html) {
        return html.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Read when the first document is set. */
    private static final class Colours {
        static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }
}
