package org.chancery.finance.ebilling.ledes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a file is written.
 *
 * @param marked whether it begins with a byte order mark
 */
public record Encoding(Charset charset, boolean marked) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int HEAD_BYTES = 1024;
    private static final Pattern DECLARED = Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9][A-Za-z0-9._+:-]*)[\"']", Pattern.CASE_INSENSITIVE);

    public static Encoding of(Charset charset) {
        return new Encoding(charset, false);
    }

    /**
     * By byte order mark, by the XML declaration, as UTF-16 in which a Latin letter comes first, as UTF-8 if every byte keeps to it, else as Windows wrote it.
     */
    static Encoding of(byte[] content) {
        int first = content.length < 2 ? 0 : (content[0] & 0xFF) << 8 | content[1] & 0xFF;
        boolean utf8 = first == 0xEFBB && content.length > 2 && content[2] == (byte) 0xBF;
        if (utf8 || first == 0xFEFF || first == 0xFFFE) {
            return new Encoding(utf8 ? StandardCharsets.UTF_8 : first == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, true);
        }
        if (content.length >= 2 && (content[0] == 0) != (content[1] == 0)) {
            return of(content[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        return of(declared(content).orElseGet(() -> keepsTo(StandardCharsets.UTF_8, content) ? StandardCharsets.UTF_8 : WINDOWS_1252));
    }

    /** A declared UTF-16 whose declaration one could read byte by byte is none; nor one that can only be read, since what is read is written again. */
    private static Optional<Charset> declared(byte[] content) {
        Matcher declaration = DECLARED.matcher(new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.ISO_8859_1));
        return declaration.find() && Charset.isSupported(declaration.group(1)) && !declaration.group(1).toUpperCase(java.util.Locale.ROOT).startsWith("UTF-16")
                ? Optional.of(Charset.forName(declaration.group(1))).filter(Charset::canEncode) : Optional.empty();
    }

    private static boolean keepsTo(Charset charset, byte[] content) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException another) {
            return false;
        }
    }

    /** The text without its mark; empty if a byte does not fit. */
    Optional<String> decode(byte[] content) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException damaged) {
            return Optional.empty();
        }
    }

    byte[] encode(String text) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(marked ? "\uFEFF" + text : text));
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.remaining());
            out.write(bytes.array(), bytes.position(), bytes.remaining());
            return out.toByteArray();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a character does not fit " + charset, e);
        }
    }

    /** The first character of a text that cannot be written in a character set. */
    public static Optional<String> misfit(String text, Charset charset) {
        var encoder = charset.newEncoder();
        return text.codePoints().mapToObj(Character::toString).filter(character -> !encoder.canEncode(character)).findFirst();
    }
}
