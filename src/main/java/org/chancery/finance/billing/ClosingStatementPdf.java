package org.chancery.finance.billing;

import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Papers;
import org.chancery.practice.matters.Matters;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The closing statement of a contingency on paper, as PDF/A (ABA Model Rule 1.5(c)): the outcome, what remains for the client, and how it was reckoned. */
@Service
public class ClosingStatementPdf {

    private static final String TEMPLATE = "finance/billing/closing-statement-pdf.jte";

    private final Recoveries recoveries;
    private final Matters matters;
    private final Papers papers;

    ClosingStatementPdf(Recoveries recoveries, Matters matters, Papers papers) {
        this.recoveries = recoveries;
        this.matters = matters;
        this.papers = papers;
    }

    /** The file; empty for a recovery that is not there or that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> of(RecoveryId id) {
        return recoveries.find(id).flatMap(recovery -> matters.find(recovery.matterId()).map(matter ->
                papers.print(new Papers.Sheet(TEMPLATE, Map.of("recovery", recovery, "matter", matter), null, recovery.recordedAt(), recovery.recordedAt(), matter.officeId()))));
    }
}
