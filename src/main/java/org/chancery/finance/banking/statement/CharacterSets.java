package org.chancery.finance.banking.statement;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file says about its character set, and decoding by it. */
final class CharacterSets {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Pattern XML_DECLARATION =
            Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEGAL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+:-]*");

    private CharacterSets() {}

    /** The character set that the first bytes settle: by a byte order mark, or as UTF-16 in which a “{@code <}” comes first. */
    static @Nullable Charset byFirstBytes(byte[] content) {
        int first = content.length < 2 ? 0 : (content[0] & 0xFF) << 8 | content[1] & 0xFF;
        return switch (first) {
            case 0xEFBB -> StandardCharsets.UTF_8;
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            default -> null;
        };
    }

    /** The character set of the XML declaration; null when there is none, or one that is unknown. */
    static @Nullable Charset ofXmlDeclaration(byte[] content) {
        Matcher declaration = XML_DECLARATION.matcher(head(content));
        return declaration.find() ? named(declaration.group(1)) : null;
    }

    static @Nullable Charset named(String name) {
        return LEGAL_NAME.matcher(name).matches() && Charset.isSupported(name) ? Charset.forName(name) : null;
    }

    static String head(byte[] content) {
        return new String(content, 0, Math.min(content.length, StatementReaders.HEAD_BYTES), StandardCharsets.ISO_8859_1);
    }

    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The text, or null when a single byte does not fit the character set. */
    static @Nullable String strictly(Charset charset, byte[] content) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException notThisCharset) {
            return null;
        }
    }

    /** The text, or the line of the first byte that does not fit. */
    static String strictlyOrRefused(Charset charset, byte[] content) throws UnreadableException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        var decoder = charset.newDecoder();
        // No character set of Java makes more than two characters of one byte.
        CharBuffer text = CharBuffer.allocate(content.length * 2 + 2);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            int line = 1 + (int) text.flip().chars().filter(c -> c == '\n').count();
            throw new UnreadableException(new Place(line, 0, ""), "In this line the file does not keep to its own character set ("
                    + charset.name() + "): it is damaged, or was saved anew by another program. Download it again.");
        }
        decoder.flush(text);
        return text.flip().toString();
    }
}
