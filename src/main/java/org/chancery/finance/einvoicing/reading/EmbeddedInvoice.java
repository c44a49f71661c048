package org.chancery.finance.einvoicing.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;

/** The invoice that a PDF of ZUGFeRD or Factur-X carries. */
@SuppressWarnings("ArrayRecordComponent")
record EmbeddedInvoice(String name, byte[] xml) {

    /** The names that the versions of the standards gave the file. */
    private static final Set<String> NAMES = Set.of("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml");
    private static final int MOST_ATTACHMENTS = 1000;
    private static final int DEEPEST_TREE = 20;

    static EmbeddedInvoice in(byte[] pdf) throws UnreadableException {
        PackedStreams.refuseBombs(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                throw new UnreadableException("einvoice-encrypted", "The PDF is encrypted; ask for one that is not.");
            }
            return only(attachments(document));
        } catch (IOException | RuntimeException broken) {
            // PDFBox throws what its parser stumbles over, of whatever kind, on a damaged file.
            throw UnreadableException.damaged("The PDF is damaged or asks for a password. (" + Node.quoted(String.valueOf(broken.getMessage())) + ")");
        }
    }

    private static EmbeddedInvoice only(Map<String, PDEmbeddedFile> found) throws IOException, UnreadableException {
        if (found.isEmpty()) {
            throw new UnreadableException("einvoice-none", "The PDF carries no electronic invoice; it is a plain PDF.");
        }
        if (found.size() > 1) {
            throw new UnreadableException("einvoice-several", "The PDF carries more than one invoice (%s), and nothing says which of them holds.".formatted(String.join(", ", found.keySet())));
        }
        Map.Entry<String, PDEmbeddedFile> file = found.entrySet().iterator().next();
        return new EmbeddedInvoice(file.getKey(), unpacked(file.getValue().getCOSObject()));
    }

    private static Map<String, PDEmbeddedFile> attachments(PDDocument document) throws IOException, UnreadableException {
        Map<String, PDEmbeddedFile> found = new LinkedHashMap<>();
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        PDNameTreeNode<PDComplexFileSpecification> tree = names == null ? null : names.getEmbeddedFiles();
        if (tree != null) {
            collect(tree, found, 1);
        }
        return found;
    }

    private static void collect(PDNameTreeNode<PDComplexFileSpecification> tree, Map<String, PDEmbeddedFile> found, int depth) throws IOException, UnreadableException {
        if (depth > DEEPEST_TREE || found.size() > MOST_ATTACHMENTS) {
            throw UnreadableException.damaged("The PDF's list of attachments never ends.");
        }
        Map<String, PDComplexFileSpecification> here = tree.getNames();
        for (PDComplexFileSpecification each : here == null ? java.util.List.<PDComplexFileSpecification>of() : here.values()) {
            String name = each.getFilename() == null ? "" : each.getFilename();
            PDEmbeddedFile file = file(each);
            if (file != null && NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                found.put(name, file);
            }
        }
        for (PDNameTreeNode<PDComplexFileSpecification> kid : tree.getKids() == null ? java.util.List.<PDNameTreeNode<PDComplexFileSpecification>>of() : tree.getKids()) {
            collect(kid, found, depth + 1);
        }
    }

    private static @Nullable PDEmbeddedFile file(PDComplexFileSpecification each) {
        PDEmbeddedFile plain = each.getEmbeddedFile();
        return plain == null ? each.getEmbeddedFileUnicode() : plain;
    }

    /** Unpacks it here, since PDFBox would unpack any size into memory. */
    private static byte[] unpacked(COSStream stream) throws IOException, UnreadableException {
        COSBase filters = stream.getFilters();
        boolean flate = isFlate(filters) && stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP) == null;
        boolean plain = filters == null || (filters instanceof COSArray none && none.size() == 0);
        if (!flate && !plain) {
            throw UnreadableException.damaged("The invoice within the PDF is packed in a way that is not read.");
        }
        try (InputStream raw = stream.createRawInputStream(); InputStream in = flate ? new InflaterInputStream(raw) : raw) {
            var bytes = new ByteArrayOutputStream();
            in.transferTo(new Limited(bytes));
            return bytes.toByteArray();
        } catch (Limited.Exceeded tooLarge) {
            throw new UnreadableException("file-too-large", "The invoice within the PDF unpacks to more than %d MB.".formatted(EInvoiceReader.LARGEST >> 20));
        }
    }

    private static boolean isFlate(@Nullable COSBase filters) {
        COSBase only = filters instanceof COSArray array && array.size() == 1 ? array.getObject(0) : filters;
        return COSName.FLATE_DECODE.equals(only) || COSName.FLATE_DECODE_ABBREVIATION.equals(only);
    }
}
