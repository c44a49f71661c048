package org.chancery.finance.banking.statement;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OFX file as text, by the character set that it declares.
 *
 * @param text the whole file, header included, so that lines count from the top of the file
 * @param body where {@code <OFX>} starts in it
 */
record OfxText(String text, int body) {

    private static final Pattern BODY = Pattern.compile("<OFX[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION =
            Pattern.compile("VERSION\\s*[:=]\\s*[\"']?(\\d)(\\d\\d)(?!\\d)", Pattern.CASE_INSENSITIVE);
    /** Legal nowhere in OFX; and nothing but an attack would use it. */
    private static final Pattern DECLARATION = Pattern.compile("<!(?:DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SGML_CHARSET = Pattern.compile("CHARSET\\s*:\\s*([\\w-]+)", Pattern.CASE_INSENSITIVE);

    static OfxText of(byte[] content) throws UnreadableException {
        String text = decoded(content);
        Matcher body = BODY.matcher(text);
        if (!body.find()) {
            throw new UnreadableException(Place.WHOLE_FILE,
                    "The file has an OFX header but nothing behind it: it was not downloaded completely. Download it again.");
        }
        if (DECLARATION.matcher(text).region(0, body.start()).find()) {
            throw new UnreadableException(Place.WHOLE_FILE,
                    "The file declares a document type or entities, which no bank's statement does. It is not read, for safety.");
        }
        return new OfxText(text, body.start());
    }

    /** The version as people write it ({@code 102} is {@code 1.02}), or an empty text when there is no header. */
    String version() {
        Matcher version = VERSION.matcher(text).region(0, body);
        return version.find() ? version.group(1) + "." + version.group(2) : "";
    }

    private static String decoded(byte[] content) {
        Charset marked = CharacterSets.byFirstBytes(content);
        if (marked != null) {
            return CharacterSets.withoutMark(new String(content, marked));
        }
        // Many banks declare 1252 and write UTF-8. Bytes beyond ASCII that happen to be valid UTF-8 are UTF-8: in 1252
        // they would be pairs such as “Ã©”, which nobody writes.
        String utf8 = CharacterSets.strictly(StandardCharsets.UTF_8, content);
        return utf8 != null ? utf8 : new String(content, declared(content));
    }

    /** OFX 1.x: {@code ENCODING:USASCII} with {@code CHARSET:1252|ISO-8859-1|…}; 2.x: the XML declaration. */
    private static Charset declared(byte[] content) {
        Charset declared = CharacterSets.ofXmlDeclaration(content);
        Matcher header = SGML_CHARSET.matcher(CharacterSets.head(content));
        String name = declared == null && header.find() ? header.group(1) : "";
        for (String candidate : new String[] {name, "windows-" + name, "ISO-" + name}) {
            declared = declared == null ? CharacterSets.named(candidate) : declared;
        }
        // It is not UTF-8, which was tried, and ASCII cannot hold what made that fail: 1252, which contains it, is meant.
        boolean impossible = declared == null || declared.equals(StandardCharsets.UTF_8) || declared.equals(StandardCharsets.US_ASCII)
                || declared.name().startsWith("UTF-16");
        return declared == null || impossible ? CharacterSets.WINDOWS_1252 : declared;
    }
}
