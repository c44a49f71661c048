package org.chancery.practice.matters;

/** What a contact is in a matter, with the side it usually takes. */
public enum PartyRole {
    CO_CLIENT("Co-client", PartySide.OURS),
    OPPOSING_PARTY("Opposing party", PartySide.THEIRS),
    OPPOSING_COUNSEL("Opposing counsel", PartySide.THEIRS),
    CO_COUNSEL("Co-counsel", PartySide.OURS),
    INTERESTED_PARTY("Interested party", PartySide.NEUTRAL),
    BENEFICIARY("Beneficiary", PartySide.NEUTRAL),
    GUARANTOR("Guarantor", PartySide.NEUTRAL),
    INSURER("Insurer", PartySide.NEUTRAL),
    LENDER("Lender", PartySide.NEUTRAL),
    WITNESS("Witness", PartySide.NEUTRAL),
    EXPERT("Expert", PartySide.NEUTRAL),
    COURT("Court", PartySide.NEUTRAL),
    JUDGE("Judge", PartySide.NEUTRAL),
    MEDIATOR("Mediator", PartySide.NEUTRAL),
    REFERRER("Referred by", PartySide.NEUTRAL),
    OTHER("Other", PartySide.NEUTRAL);

    private final String word;
    private final PartySide side;

    PartyRole(String word, PartySide side) {
        this.word = word;
        this.side = side;
    }

    /** As it is read on a page. */
    public String word() {
        return word;
    }

    /** The side it takes unless said otherwise. */
    public PartySide side() {
        return side;
    }
}
