package org.chancery.finance.ebilling.ledes;

import java.util.Arrays;
import java.util.Optional;

/** A format of e-bill files. */
public enum EBillFormat {

    /** 24 fields to a line, no tax. */
    LEDES_1998B("LEDES 1998B", "LEDES1998B"),
    /** 52 fields to a line, one tax a line. */
    LEDES_98BI("LEDES 98BI V2", "LEDES98BI V2"),
    LEDES_XML_20("LEDES XML 2.0", "ledesxmlebilling2.0"),
    LEDES_XML_21("LEDES XML 2.1", "ledesxmlebilling2.1"),
    LEDES_XML_22("LEDES XML 2.2", "ledesxmlebilling2.2");

    private final String title;
    private final String mark;

    EBillFormat(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** What its files begin with: the words of the first line, or the name of the root element. */
    String mark() {
        return mark;
    }

    public boolean isXml() {
        return mark.startsWith("ledesxml");
    }

    /** Whether a line can carry a tax. */
    public boolean carriesTax() {
        return this == LEDES_98BI;
    }

    /** The ending of its files, without a dot. */
    public String ending() {
        return isXml() ? "xml" : "txt";
    }

    /** The namespace of an XML format, as its files declare it. */
    String namespace() {
        return "http://www.ledes.org/LEDES" + mark.substring(mark.length() - 3).replace(".", "") + ".xsd";
    }

    /** The table whose first line says so, in any case. */
    static Optional<EBillFormat> ofFirstLine(String words) {
        return Arrays.stream(values()).filter(format -> !format.isXml() && format.mark.equalsIgnoreCase(words)).findFirst();
    }

    static Optional<EBillFormat> ofRoot(String element) {
        return Arrays.stream(values()).filter(format -> format.isXml() && format.mark.equals(element)).findFirst();
    }
}
