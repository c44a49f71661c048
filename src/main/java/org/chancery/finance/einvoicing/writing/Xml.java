package org.chancery.finance.einvoicing.writing;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements by their prefixed names. A text that is empty writes no element: EN 16931 knows no empty ones. */
final class Xml {

    private final XMLStreamWriter out;

    /** What stands between the tags of an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    /** @param namespaces by prefix */
    static byte[] document(String root, Map<String, String> namespaces, java.util.function.Function<Xml, Content> content) {
        try {
            var bytes = new ByteArrayOutputStream();
            var xml = new Xml(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name()));
            xml.out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.out.writeStartElement(root);
            for (Map.Entry<String, String> each : namespaces.entrySet()) {
                xml.out.writeAttribute(each.getKey().isEmpty() ? "xmlns" : "xmlns:" + each.getKey(), each.getValue());
            }
            content.apply(xml).write();
            xml.out.writeEndElement();
            xml.out.writeEndDocument();
            xml.out.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an invoice could not be written to memory", e);
        }
    }

    void within(String name, Content content) throws XMLStreamException {
        out.writeStartElement(name);
        content.write();
        out.writeEndElement();
    }

    /** @param attributes names and values in turn */
    void text(String name, String text, String... attributes) throws XMLStreamException {
        String clean = wellFormed(text).strip();
        if (clean.isEmpty()) {
            return;
        }
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
        out.writeCharacters(clean);
        out.writeEndElement();
    }

    void number(String name, BigDecimal number, String... attributes) throws XMLStreamException {
        text(name, number.toPlainString(), attributes);
    }

    /** Without the characters that XML knows not: a pasted narrative must not stop an invoice. */
    private static String wellFormed(String text) {
        return text.codePoints().filter(c -> c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
