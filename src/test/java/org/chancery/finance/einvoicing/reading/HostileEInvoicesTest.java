package org.chancery.finance.einvoicing.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.junit.jupiter.api.Test;

/** Files made to harm who reads them are refused, soon and in words. */
class HostileEInvoicesTest {

    private static final String PLAIN = """
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
            <b:ID>%s</b:ID><b:IssueDate>2026-11-02</b:IssueDate><LegalMonetaryTotal xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
            <b:PayableAmount>%s</b:PayableAmount></LegalMonetaryTotal></Invoice>""";

    @Test
    void entitiesAreNeitherFetchedNorExpanded() {
        String body = PLAIN.formatted("&x;", "1.00");
        assertThat(code("<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + body)).isEqualTo("einvoice-unsafe");
        assertThat(code("<!DOCTYPE Invoice [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;\">]>" + body)).isEqualTo("einvoice-unsafe");
        assertThat(code("<!DOCTYPE Invoice SYSTEM \"http://localhost:1/x.dtd\">" + PLAIN.formatted("1", "1.00"))).isEqualTo("einvoice-unsafe");
    }

    @Test
    void deepLongCutAndNonsensicalFilesAreRefused() {
        assertThat(code("<Invoice>".repeat(100_000))).isEqualTo("einvoice-damaged");
        assertThat(code("<Invoice>" + "<a/>".repeat(300_000) + "</Invoice>")).isEqualTo("einvoice-damaged");
        assertThat(code(PLAIN.formatted("1", "1.00").substring(0, 250))).isEqualTo("einvoice-damaged");
        assertThat(code(PLAIN.formatted("1", "1e999999999"))).isEqualTo("einvoice-damaged");
        assertThat(code(PLAIN.formatted("1", "9".repeat(1_000_000)))).isEqualTo("einvoice-damaged");
        assertThat(code(PLAIN.formatted("", "1.00"))).isEqualTo("einvoice-incomplete");
        assertThat(code(PLAIN.formatted("1", "1.00").replace("2026-11-02", "2026-02-30"))).isEqualTo("einvoice-damaged");
        assertThat(code("")).isEqualTo("file-empty");
        assertThat(code("%PDF-1.7 and nothing more")).isEqualTo("einvoice-damaged");
        assertThat(code("<html/>")).isEqualTo("einvoice-unknown");
        assertThat(EInvoiceReader.read(new byte[EInvoiceReader.LARGEST + 1])).isInstanceOfSatisfying(Reading.Unreadable.class, it -> assertThat(it.code()).isEqualTo("file-too-large"));
    }

    @Test
    void aPdfThatUnpacksWithoutEndIsRefusedInTime() throws IOException {
        byte[] zeros = new byte[200 * 1024 * 1024];
        assertThat(code(pdf(Map.of("factur-x.xml", zeros)))).isEqualTo("file-too-large");
        var directory = new ByteArrayOutputStream();
        directory.writeBytes("%PDF-1.7\n1 0 obj <</Type/Obj#53tm/Filter/FlateDecode/N 1/First 4>>\nstream\n".getBytes(StandardCharsets.ISO_8859_1));
        directory.writeBytes(packed(zeros));
        directory.writeBytes("\nendstream endobj\n".getBytes(StandardCharsets.ISO_8859_1));
        long start = System.nanoTime();
        assertThat(code(directory.toByteArray())).isEqualTo("einvoice-unsafe");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aPdfIsReadOnlyIfItCarriesOneInvoice() throws IOException {
        byte[] invoice = PLAIN.formatted("7", "1.00").getBytes(StandardCharsets.UTF_8);
        assertThat(code(pdf(Map.of("readme.txt", invoice)))).isEqualTo("einvoice-none");
        assertThat(code(pdf(Map.of("factur-x.xml", invoice, "xrechnung.xml", invoice)))).isEqualTo("einvoice-several");
        assertThat(EInvoiceReader.read(pdf(Map.of("factur-x.xml", invoice, "readme.txt", invoice))))
                .isInstanceOfSatisfying(Reading.Read.class, read -> assertThat(read.carrier() + read.invoice().id()).isEqualTo("factur-x.xml7"));
    }

    private static String code(String file) {
        return code(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(byte[] file) {
        return EInvoiceReader.read(file) instanceof Reading.Unreadable unreadable ? unreadable.code() : "read";
    }

    private static byte[] packed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf(Map<String, byte[]> attachments) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            Map<String, PDComplexFileSpecification> files = new java.util.TreeMap<>();
            for (Map.Entry<String, byte[]> each : attachments.entrySet()) {
                files.put(each.getKey(), specification(document, each));
            }
            var tree = new PDEmbeddedFilesNameTreeNode(new COSDictionary());
            tree.setNames(files);
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static PDComplexFileSpecification specification(PDDocument document, Map.Entry<String, byte[]> file) throws IOException {
        var specification = new PDComplexFileSpecification();
        specification.setFile(file.getKey());
        specification.setEmbeddedFile(new PDEmbeddedFile(document, new java.io.ByteArrayInputStream(file.getValue()), COSName.FLATE_DECODE));
        return specification;
    }
}
