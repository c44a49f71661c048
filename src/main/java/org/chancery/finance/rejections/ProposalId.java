package org.chancery.finance.rejections;

import java.util.UUID;
import org.chancery.shared.Id;

/** A rule that reductions ask for. */
public record ProposalId(UUID value) implements Id {

    public static ProposalId next() {
        return new ProposalId(Id.next());
    }

    public static ProposalId of(String text) {
        return new ProposalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
