package org.chancery.finance.einvoicing.reading;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the XML of an invoice into elements. Document types are refused, and with them every kind of entity that could fetch a file or grow beyond measure. */
final class InvoiceXml {

    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 200_000;

    private final XMLStreamReader reader;
    private int elements;

    private InvoiceXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** The outermost element with all that is in it. */
    static Node read(byte[] content) throws UnreadableException {
        // The JDK's own factory: another one on the class path may know other safety switches.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are not read");
        });
        try {
            return new InvoiceXml(factory.createXMLStreamReader(new ByteArrayInputStream(content))).document();
        } catch (XMLStreamException e) {
            throw notXml(e.getMessage());
        } catch (MissingResourceException wordless) {
            // The JDK's parser has no words for some faults in a document type, and fails over finding them.
            throw notXml("fault in the document type");
        }
    }

    private Node document() throws XMLStreamException, UnreadableException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and processing instructions before the invoice
        }
        Node root = element(1);
        while (reader.hasNext()) {
            next();
        }
        return root;
    }

    private Node element(int depth) throws XMLStreamException, UnreadableException {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw UnreadableException.damaged(depth > DEEPEST ? "Elements are nested more than %d deep, which no invoice does.".formatted(DEEPEST)
                    : "The file has more than %,d elements, which no invoice has.".formatted(MOST_ELEMENTS));
        }
        var node = new Node(reader.getLocalName(), Objects.requireNonNullElse(reader.getNamespaceURI(), ""), attributes());
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> node.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> node.append(reader.getText());
                default -> { /* comments and processing instructions */ }
            }
        }
        return node;
    }

    private Map<String, String> attributes() {
        Map<String, String> found = HashMap.newHashMap(reader.getAttributeCount());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            found.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return found;
    }

    private int next() throws XMLStreamException, UnreadableException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableException("einvoice-unsafe", "The file declares a document type or entities, which no electronic invoice does. It is not read, for safety.");
        }
        return event;
    }

    private static UnreadableException notXml(@Nullable String message) {
        String fault = Objects.requireNonNullElse(message, "unknown fault");
        String words = fault.replaceFirst("(?s)^.*?Message: ", "").replaceAll("\\s+", " ");
        return UnreadableException.damaged("The file is not well-formed XML; it is damaged or was not sent completely. (" + Node.quoted(words.strip()) + ")");
    }
}
