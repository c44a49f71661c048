package org.chancery.practice.contacts;

/** How one contact stands to another: "from is the … of to". Each is read in both directions. */
public enum RelationKind {
    SPOUSE("spouse of", "spouse of"),
    PARENT("parent of", "child of"),
    SIBLING("sibling of", "sibling of"),
    GUARDIAN("guardian of", "ward of"),
    PARENT_COMPANY("parent company of", "subsidiary of"),
    AFFILIATE("affiliate of", "affiliate of"),
    SHAREHOLDER("shareholder of", "owned in part by"),
    PARTNER("partner in", "partnership of"),
    OFFICER("officer of", "has as officer"),
    DIRECTOR("director of", "has as director"),
    EMPLOYER("employer of", "employed by"),
    INSURER("insurer of", "insured by"),
    GUARANTOR("guarantor of", "guaranteed by"),
    TRUSTEE("trustee of", "has as trustee"),
    BENEFICIARY("beneficiary of", "has as beneficiary"),
    LAWYER("lawyer of", "represented by"),
    REPRESENTATIVE("contact person of", "has as contact person");

    private final String forward;
    private final String backward;

    RelationKind(String forward, String backward) {
        this.forward = forward;
        this.backward = backward;
    }

    /** Read from the one who is it: {@code parent company of}. */
    public String forward() {
        return forward;
    }

    /** Read from the other end: {@code subsidiary of}. */
    public String backward() {
        return backward;
    }
}
