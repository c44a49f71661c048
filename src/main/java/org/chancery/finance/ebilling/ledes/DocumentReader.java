package org.chancery.finance.ebilling.ledes;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads LEDES XML element by element. A document type is refused, and with it every entity that could fetch a file or grow beyond measure. */
final class DocumentReader {

    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 500_000;

    private final Encoding encoding;
    private final Findings findings;
    private final KnownCodes codes;
    private int linesSkipped;
    private int elements;

    DocumentReader(Encoding encoding, Findings findings, KnownCodes codes) {
        this.encoding = encoding;
        this.findings = findings;
        this.codes = codes;
    }

    /** Ends the reading at the first place beyond which nothing can be understood. */
    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("said as a finding", null, false, false);
        }
    }

    CheckedFile read(String text) {
        String xml = text.stripLeading();
        linesSkipped = (int) text.substring(0, text.length() - xml.length()).chars().filter(c -> c == '\n').count();
        @Nullable EBillFormat format = null;
        try {
            XMLStreamReader reader = reader(xml);
            format = toRoot(reader);
            LedesDocument document = new LedesDocument(format, encoding, segment(reader, 1));
            while (reader.hasNext()) {
                next(reader);
            }
            return CheckedFile.of(format, encoding, document, new DocumentCheck(format, codes, findings).bills(document.root()), findings);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNumber(), 1) + linesSkipped;
            findings.error(line, "", "xml", "From here on the file is no well-formed XML: it is damaged or incomplete. (" + fault(e) + ")");
        } catch (MissingResourceException wordless) {
            // The JDK's parser has no words for some faults, and fails over finding them.
            findings.error(0, "", "xml", "The file is no well-formed XML.");
        } catch (Unreadable said) {
            return CheckedFile.of(format, encoding, null, List.of(), findings);
        }
        return CheckedFile.of(format, encoding, null, List.of(), findings);
    }

    private static String fault(XMLStreamException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "unknown fault");
        return Words.shortened(message.replaceFirst("(?s)^.*?Message: ", "").strip());
    }

    private static XMLStreamReader reader(String xml) throws XMLStreamException {
        // The JDK's own factory: another one on the class path may know other safety switches.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("External entities are not read");
        });
        return factory.createXMLStreamReader(new StringReader(xml));
    }

    private EBillFormat toRoot(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        int event = next(reader);
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next(reader);
        }
        String root = reader.getLocalName();
        EBillFormat format = EBillFormat.ofRoot(root).orElse(null);
        if (format == null) {
            findings.error(line(reader), root.length() > 40 ? "" : root, "format", root.equals("ledesxml") ? "This is LEDES XML 2000, which is not read: ask for 2.0 or later."
                    : "This XML is none of LEDES XML 2.0, 2.1 and 2.2: its root would be ledesxmlebilling2.0, 2.1 or 2.2.");
            throw new Unreadable();
        }
        if (!format.namespace().equals(reader.getNamespaceURI())) {
            findings.warning(line(reader), root, "namespace", "Its namespace is not %s.".formatted(format.namespace()));
        }
        return format;
    }

    private int line(XMLStreamReader reader) {
        return Math.max(reader.getLocation().getLineNumber(), 1) + linesSkipped;
    }

    /** The element at whose start the reader stands, with all that is in it. */
    private Segment segment(XMLStreamReader reader, int depth) throws XMLStreamException, Unreadable {
        int line = line(reader);
        String name = reader.getLocalName();
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            findings.error(line, "", "too-large", depth > DEEPEST ? "Elements are nested more than %d deep here, as in no bill.".formatted(DEEPEST)
                    : "The file has more than %d elements.".formatted(MOST_ELEMENTS));
            throw new Unreadable();
        }
        Map<String, String> attributes = attributes(reader);
        List<Segment> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = next(reader); event != XMLStreamConstants.END_ELEMENT; event = next(reader)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(segment(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        boolean mixed = !children.isEmpty() && !text.toString().isBlank();
        if (mixed) {
            findings.error(line, name, "mixed", "Text stands between its elements, where none belongs: “%s”.".formatted(Words.shortened(text.toString().strip())));
        }
        return new Segment(name, line, attributes, children.isEmpty() ? text.toString() : "", children);
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            attributes.put(prefix == null ? "xmlns" : "xmlns:" + prefix, Objects.requireNonNullElse(reader.getNamespaceURI(i), ""));
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            attributes.put(prefix == null || prefix.isEmpty() ? reader.getAttributeLocalName(i) : prefix + ":" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private int next(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            findings.error(line(reader), "", "document-type", "The file declares a document type or entities, as no e-bill does. It is not read, for safety.");
            throw new Unreadable();
        }
        return event;
    }
}
