package org.chancery.practice.matters;

import java.time.LocalDate;
import java.util.List;
import org.chancery.shared.Refusal;

/** Asked before a matter is closed; implemented by rooms that still hold work, bills or money of it. */
public interface MatterClosingGate {

    /** Why it cannot be closed on this day; empty if nothing is against it. */
    List<Refusal> objections(MatterView matter, LocalDate closedOn);
}
