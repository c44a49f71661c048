package org.chancery.finance.banking.statement;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;
import java.util.Objects;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a CAMT file element by element, so that a large file is never in memory as a whole. Document types are
 * refused, and with them every kind of entity that could fetch a file or grow beyond measure.
 */
final class CamtXml {

    private static final int DEEPEST = 64;

    private final XMLStreamReader reader;
    private final int linesSkipped;

    CamtXml(byte[] content) throws UnreadableException {
        String text = decoded(content);
        String xml = text.stripLeading();
        // Some portals put blank lines before the XML declaration, which no parser accepts.
        linesSkipped = (int) text.substring(0, text.length() - xml.length()).chars().filter(c -> c == '\n').count();
        // The JDK's own factory: another one on the class path may know other safety switches.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are not read");
        });
        try {
            reader = factory.createXMLStreamReader(new StringReader(xml));
        } catch (XMLStreamException e) {
            throw notXml(e);
        }
    }

    /** By byte order mark, then XML declaration, then UTF-8. A declared UTF-16 of which one could read the declaration byte by byte is none. */
    private static String decoded(byte[] content) throws UnreadableException {
        Charset charset = CharacterSets.byFirstBytes(content);
        if (charset == null) {
            Charset declared = CharacterSets.ofXmlDeclaration(content);
            charset = declared == null || declared.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : declared;
        }
        return CharacterSets.withoutMark(CharacterSets.strictlyOrRefused(charset, content));
    }

    /** Moves to the next start of an element, however deep; false at the end of the file. */
    boolean toNextStart() throws UnreadableException {
        int event = advance();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT) {
            event = advance();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** Within an element whose former children were read or skipped: moves to its next child; false at its end. */
    boolean toNextChild() throws UnreadableException {
        int event = advance();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = advance();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        return Objects.requireNonNullElse(reader.getNamespaceURI(), "");
    }

    /** The element at whose start the reader stands, without what is in it. */
    Element stub(@Nullable Element parent, int ordinal) {
        Location at = reader.getLocation();
        var element = new Element(parent, name(), ordinal, at.getLineNumber() + linesSkipped, at.getColumnNumber());
        element.currencyCode = reader.getAttributeValue(null, "Ccy");
        return element;
    }

    /** The element at whose start the reader stands, with all that is in it; the reader then stands at its end. */
    Element whole(@Nullable Element parent, int ordinal) throws UnreadableException {
        Element element = stub(parent, ordinal);
        fill(element, 1);
        return element;
    }

    void skip() throws UnreadableException {
        for (int depth = 1; depth > 0;) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> { /* text of no interest */ }
            }
        }
    }

    private void fill(Element element, int depth) throws UnreadableException {
        if (depth > DEEPEST) {
            throw element.refuse("Elements are nested more than " + DEEPEST + " deep here, which no statement does.");
        }
        for (int event = advance(); event != XMLStreamConstants.END_ELEMENT; event = advance()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> fill(element.add(stub(element, 0)), depth + 1);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> element.append(reader.getText());
                default -> { /* comments and processing instructions */ }
            }
        }
    }

    private int advance() throws UnreadableException {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableException(here(reader.getLocation()),
                        "The file declares a document type or entities, which no bank's statement does. "
                                + "It is not read, for safety.");
            }
            return event;
        } catch (XMLStreamException e) {
            throw notXml(e);
        } catch (MissingResourceException wordless) {
            // The JDK's parser has no words for some faults in a document type, and fails over finding them.
            throw notXml(here(reader.getLocation()), "fault in the document type");
        }
    }

    private UnreadableException notXml(XMLStreamException e) {
        String fault = Objects.requireNonNullElse(e.getMessage(), "unknown fault");
        Location at = e.getLocation();
        return notXml(at == null ? Place.WHOLE_FILE : here(at), Text.inOneLine(fault.substring(fault.indexOf("Message: ") + 1)).replaceFirst("^essage: ", ""));
    }

    private static UnreadableException notXml(Place place, String message) {
        return new UnreadableException(place, "From here on the file is not well-formed XML. It is damaged or was not downloaded completely: "
                        + "download it again. (" + message + ")");
    }

    private Place here(Location at) {
        return new Place(Math.max(at.getLineNumber(), 1) + linesSkipped, Math.max(at.getColumnNumber(), 0), "");
    }
}
