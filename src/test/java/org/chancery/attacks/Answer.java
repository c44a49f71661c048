package org.chancery.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What the program answered. */
record Answer(int status, HttpHeaders headers, byte[] bytes) {

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    boolean leadsToSignIn() {
        return (status == 302 || status == 303) && header("Location").contains("/sign-in");
    }

    /** Everything that can be read in it, inside of PDFs and workbooks too. */
    String text() {
        String type = header("Content-Type");
        try {
            return type.startsWith("application/pdf") ? pdf() : type.contains("spreadsheetml") ? unzipped() : new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pdf() throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private String unzipped() throws IOException {
        Path file = Files.createTempFile("answer", ".xlsx");
        try (var zip = new ZipFile(Files.write(file, bytes).toFile())) {
            StringBuilder text = new StringBuilder();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
            return text.toString();
        } finally {
            Files.delete(file);
        }
    }

    /** Status, place and content without what differs between any two answers: ids, secrets of forms, the moment. */
    String shape() {
        String text = status + " " + header("Location") + "\n" + text();
        return text.replaceAll("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "#").replaceAll("[A-Za-z0-9_-]{60,}", "#")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?", "#");
    }
}
