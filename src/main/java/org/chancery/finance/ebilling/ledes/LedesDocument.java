package org.chancery.finance.ebilling.ledes;

import java.util.Map;

/**
 * A file of LEDES XML. Written again it holds the same elements, attributes and texts in the same order, set out anew.
 *
 * @param encoding of its text, which its declaration names
 * @param root     the element that names the format
 */
public record LedesDocument(EBillFormat format, Encoding encoding, Segment root) implements EBillContent {

    @Override
    public byte[] bytes() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"").append(encoding.charset().name()).append("\"?>\n");
        write(text, root, 0);
        return encoding.encode(text.toString());
    }

    private static void write(StringBuilder text, Segment segment, int depth) {
        text.append("  ".repeat(depth)).append('<').append(segment.name());
        for (Map.Entry<String, String> attribute : segment.attributes().entrySet()) {
            text.append(' ').append(attribute.getKey()).append("=\"").append(escaped(attribute.getValue())).append('"');
        }
        if (segment.isSegment()) {
            text.append(">\n");
            segment.children().forEach(child -> write(text, child, depth + 1));
            text.append("  ".repeat(depth)).append("</").append(segment.name()).append(">\n");
        } else {
            text.append('>').append(escaped(segment.text())).append("</").append(segment.name()).append(">\n");
        }
    }

    /** A tab or a line break would be read as a blank in an attribute, and a lone carriage return as a line feed anywhere. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;");
    }
}
