package org.chancery.finance.rejections;

import java.time.Instant;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.guidelines.GuidelineId;
import org.jspecify.annotations.Nullable;

/**
 * A kind of rule that a client's reductions ask for.
 *
 * @param reduction   the one that raised it, with what the client wrote
 * @param count       of the client's reductions for this reason that the current person may see
 * @param guidelineId the rule it became; null while open or declined
 * @param remark      why it was declined; "" else
 * @param decidedBy   null while open
 */
public record ProposalView(ProposalId id, ContactId clientId, String client, ReductionReason reason, State state, ReductionId reduction, String number, String words, int count,
        Instant proposedAt, @Nullable GuidelineId guidelineId, String remark, @Nullable String decidedBy, @Nullable Instant decidedAt) {

    /** What became of it. */
    public enum State {
        OPEN("To decide"), ACCEPTED("Entered"), DECLINED("Declined");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Its page. */
    public String href() {
        return "/reductions/proposals/" + id;
    }
}
