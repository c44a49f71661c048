package org.chancery.practice.matters;

import java.util.List;
import org.chancery.shared.Refusal;

/** Asked before a matter becomes open, in the transaction that opens it; implemented by rooms such as conflicts and due diligence. */
public interface MatterOpeningGate {

    /** Why it cannot be opened now; empty if nothing is against it. The matter is already written and is rolled back if refused. */
    List<Refusal> objections(MatterView matter);
}
