package org.chancery.platform.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** The fonts of documents on paper: {@code Serif} for text, {@code Sans} where the serif has no letter. */
final class PdfFonts {

    private record Face(String family, int weight, FontStyle style, byte[] content) {}

    private PdfFonts() {}

    static void addTo(PdfRendererBuilder builder, PDDocument document) {
        for (Face face : Faces.ALL) {
            builder.useFont(new Loaded(document, face.content()), face.family(), face.weight(), face.style(), true);
        }
    }

    /** Read when the first document is set. */
    private static final class Faces {

        static final List<Face> ALL = all();

        private static List<Face> all() {
            List<Face> faces = new ArrayList<>();
            faces.add(face("Serif", 400, FontStyle.NORMAL, "SourceSerif4-Regular.ttf"));
            faces.add(face("Serif", 400, FontStyle.ITALIC, "SourceSerif4-It.ttf"));
            faces.add(face("Serif", 700, FontStyle.NORMAL, "SourceSerif4-Bold.ttf"));
            faces.add(face("Serif", 700, FontStyle.ITALIC, "SourceSerif4-BoldIt.ttf"));
            faces.add(face("Sans", 400, FontStyle.NORMAL, "NotoSans-Regular.ttf"));
            faces.add(face("Sans", 400, FontStyle.ITALIC, "NotoSans-Italic.ttf"));
            faces.add(face("Sans", 700, FontStyle.NORMAL, "NotoSans-Bold.ttf"));
            return List.copyOf(faces);
        }

        private static Face face(String family, int weight, FontStyle style, String file) {
            String path = "/pdf-fonts/" + file;
            try (InputStream stream = PdfFonts.class.getResourceAsStream(path)) {
                if (stream == null) {
                    throw new IllegalStateException(path + " is not on the class path: the pages' assets were not built");
                }
                return new Face(family, weight, style, stream.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A face read when a document first uses it, without ligatures: their glyphs are no letters, so that "after" could not be found or copied. */
    private static final class Loaded extends PDFontSupplier {

        private final PDDocument document;
        private final byte[] content;
        private @Nullable PDFont font;

        Loaded(PDDocument document, byte[] content) {
            super(null);
            this.document = document;
            this.content = content;
        }

        @Override
        public PDFont supply() {
            PDFont loaded = font;
            if (loaded == null) {
                loaded = load();
                font = loaded;
            }
            return loaded;
        }

        private PDFont load() {
            try {
                TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(content));
                face.setEnableGsub(false);
                return PDType0Font.load(document, face, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
