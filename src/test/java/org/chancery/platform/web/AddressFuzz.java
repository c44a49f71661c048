package org.chancery.platform.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** Whatever comes as an address, a file's name or a cookie, none leads off the site, out of a folder or out of a cell of a spreadsheet. */
public final class AddressFuzz {

    private static final URI HERE = URI.create("https://books.example/matters");

    private AddressFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (Paths.isLocal(text)) {
            stays(text);
        }
        String name = Upload.plain(text);
        expect(!name.isEmpty() && name.length() <= 255 && name.indexOf('/') < 0 && name.indexOf('\\') < 0 && !name.equals("..") && name.chars().noneMatch(c -> c < ' '), name);
        String cell = CsvFile.harmless(text);
        expect(cell.isEmpty() || "=+-@\t\r\n".indexOf(cell.charAt(0)) < 0, cell);
        Theme.of(text);
        Ids.uuid(text).ifPresent(id -> expect(id.toString().equalsIgnoreCase(text), text));
    }

    /** As a browser resolves it; where Java's rules are stricter than a browser's, the form of the text has to do. */
    private static void stays(String path) {
        try {
            expect("books.example".equals(HERE.resolve(new URI(path)).getHost()), path);
        } catch (URISyntaxException strange) {
            expect(path.charAt(0) == '/' && (path.length() == 1 || path.charAt(1) != '/' && path.charAt(1) != '\\'), path);
        }
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("leads astray: " + what);
        }
    }
}
