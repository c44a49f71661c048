package org.chancery.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;

/** Sets documents without the program around it. */
public final class TestPdf {

    private TestPdf() {}

    public static PdfDocuments documents() {
        return new PdfDocuments(TemplateEngine.create(new DirectoryCodeResolver(Path.of("src/main/jte")), Path.of("target/jte-pdf"), ContentType.Html));
    }
}
