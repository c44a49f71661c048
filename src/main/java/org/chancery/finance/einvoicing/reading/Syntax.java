package org.chancery.finance.einvoicing.reading;

import java.util.Arrays;
import java.util.Optional;

/** How the XML of an electronic invoice is built, told by its outermost element. */
public enum Syntax {

    UBL_INVOICE("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "UBL invoice"),
    UBL_CREDIT_NOTE("CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "UBL credit note"),
    CII("CrossIndustryInvoice", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "UN/CEFACT cross industry invoice"),
    ZUGFERD_1("CrossIndustryDocument", "urn:ferd:CrossIndustryDocument:invoice:1p0", "ZUGFeRD 1");

    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String UNECE = "urn:un:unece:uncefact:data:";

    private final String root;
    private final String namespace;
    private final String title;

    Syntax(String root, String namespace, String title) {
        this.root = root;
        this.namespace = namespace;
        this.title = title;
    }

    /** The name of the outermost element. */
    public String root() {
        return root;
    }

    public String title() {
        return title;
    }

    boolean ubl() {
        return this == UBL_INVOICE || this == UBL_CREDIT_NOTE;
    }

    /** Whether an element of the namespace belongs in such an invoice. */
    boolean knows(String other) {
        return other.equals(namespace) || (ubl() ? other.startsWith(UBL) : other.startsWith(UNECE));
    }

    static Optional<Syntax> of(String root, String namespace) {
        return Arrays.stream(values()).filter(each -> each.root.equals(root) && each.namespace.equals(namespace)).findFirst();
    }
}
