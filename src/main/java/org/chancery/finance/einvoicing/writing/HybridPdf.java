package org.chancery.finance.einvoicing.writing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.mustangproject.ZUGFeRD.CustomXMLProvider;
import org.mustangproject.ZUGFeRD.PDFAConformanceLevel;
import org.mustangproject.ZUGFeRD.Profiles;
import org.mustangproject.ZUGFeRD.ZUGFeRDExporterFromA3;

/** Factur-X and ZUGFeRD 2: the bill that people read as PDF/A-3, with the invoice that programs read within it. Laid in by Mustangproject. */
public final class HybridPdf {

    private static final String PROFILE = "EN16931";
    private static final String PROGRAM = "Chancery";

    private HybridPdf() {}

    /**
     * Lays the one into the other.
     *
     * @param paper the bill as PDF/A, tagged
     * @param cii   the invoice, of the profile EN 16931
     */
    public static byte[] of(byte[] paper, byte[] cii) {
        var bytes = new ByteArrayOutputStream();
        try (var exporter = new Exporter()) {
            exporter.write(paper, cii, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the invoice could not be laid into the bill's own PDF", e);
        }
    }

    private static final class Exporter extends ZUGFeRDExporterFromA3 {

        void write(byte[] paper, byte[] cii, ByteArrayOutputStream to) throws IOException {
            var invoice = new CustomXMLProvider();
            invoice.setXML(cii);
            invoice.setProfile(Profiles.getByName(PROFILE));
            // It knows PDF/A-1 and -3 alone as what it begins with; ours is PDF/A-2, which differs from 3 only in what may be attached.
            ignorePDFAErrors();
            setProducer(PROGRAM);
            setCreator(PROGRAM);
            setCreatorTool(PROGRAM);
            conformanceLevel = PDFAConformanceLevel.ACCESSIBLE;
            load(paper);
            setXMLProvider(invoice);
            setProfile(PROFILE);
            disableAutoClose(true);
            prepare();
            export(to);
        }

        /** It writes the description of the file anew; the title is what a reader shows in its window. */
        @Override
        protected void addXMP(XMPMetadata metadata) {
            String title = doc.getDocumentInformation().getTitle();
            DublinCoreSchema described = metadata.getDublinCoreSchema();
            if (title != null && described != null) {
                described.setTitle(title);
            }
            super.addXMP(metadata);
        }
    }
}
