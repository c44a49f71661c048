package org.chancery.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells a content's type by its first bytes, never by a name. */
final class ContentTypes {

    /** How many of the first bytes are looked at. */
    static final int HEAD = 1 << 16;

    private static final Map<String, String> OFFICE = Map.of(
            "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private ContentTypes() {}

    static String of(byte[] head) {
        try {
            String type = MimeTypes.getDefaultMimeTypes().detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString();
            return type.equals("application/zip") || type.equals("application/x-tika-ooxml") ? packed(head) : type;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    /** Word, Excel and PowerPoint write archives; which of them shows in the names of the first entries. */
    private static String packed(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (!text.contains("[Content_Types].xml")) {
            return "application/zip";
        }
        return OFFICE.entrySet().stream().filter(kind -> text.contains(kind.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse("application/zip");
    }
}
