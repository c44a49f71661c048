package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullUnmarked
class PdfDocumentsTest {

    private static final Instant MADE = Instant.parse("2026-11-23T10:00:00Z");

    private final PdfDocuments documents = new PdfDocuments(
            TemplateEngine.create(new DirectoryCodeResolver(Path.of("src/main/jte")), Path.of("target/jte-pdf"), ContentType.Html));

    @Test
    void theSameDocumentIsTheSameBytes() {
        assertThat(set("<p>Estate of Ortiz</p>")).isEqualTo(set("<p>Estate of Ortiz</p>"));
    }

    @Test
    void namesOfManyScriptsStay() throws IOException {
        assertThat(text(set("<p>Łukasz Żółć, Ελένη, Пётр, Nguyễn</p>"))).contains("Łukasz Żółć").contains("Ελένη").contains("Пётр").contains("Nguyễn");
    }

    @Test
    void aControlCharacterInPastedTextDoesNotStopTheDocument() throws IOException {
        assertThat(text(set("<p>before\u0001\u000bafter</p>"))).contains("beforeafter");
    }

    @Test
    void theFileSaysWhatItIs() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(set("<p>x</p>"))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Bill 2026-0001");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(MADE);
            assertThat(pdf.getDocumentCatalog().getMetadata().exportXMPMetadata()).asString(java.nio.charset.StandardCharsets.UTF_8).contains("pdfaid");
        }
    }

    private byte[] set(String html) {
        Content content = output -> output.writeContent(html);
        Map<String, @Nullable Object> model = Map.of("title", "Bill 2026-0001", "author", "Harcourt & Lane LLP", "subject", "Bill", "head", "Bill 2026-0001",
                "foot", "Harcourt & Lane LLP", "content", content);
        return documents.render("platform/web/pdf.jte", model, MADE);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
