package org.chancery.practice.matters;

import java.time.LocalDate;
import java.util.List;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks all rooms that may object to a matter's next step, so that a person reads every reason at once. */
@Component
class MatterGates {

    private final ObjectProvider<MatterOpeningGate> opening;
    private final ObjectProvider<MatterClosingGate> closing;

    MatterGates(ObjectProvider<MatterOpeningGate> opening, ObjectProvider<MatterClosingGate> closing) {
        this.opening = opening;
        this.closing = closing;
    }

    Outcome<MatterView> opening(MatterView matter) {
        List<Refusal> objections = opening.orderedStream().flatMap(gate -> gate.objections(matter).stream()).toList();
        return objections.isEmpty() ? Outcome.done(matter) : Outcome.refused(objections);
    }

    List<Refusal> closing(MatterView matter, LocalDate on) {
        return closing.orderedStream().flatMap(gate -> gate.objections(matter, on).stream()).toList();
    }
}
