package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.MatterClosingGate;
import org.chancery.practice.matters.MatterView;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A matter does not close while a fee that came due is on no bill. */
@Component
class AgreedFeesBilled implements MatterClosingGate {

    private static final LocalDate EVER = LocalDate.of(2199, 12, 31);

    private final AgreedFeeStore fees;

    AgreedFeesBilled(AgreedFeeStore fees) {
        this.fees = fees;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Refusal> objections(MatterView matter, LocalDate closedOn) {
        int unbilled = fees.unbilled(List.of(matter.id()), EVER).size();
        return unbilled == 0 ? List.of() : List.of(Refusal.of("fees-unbilled",
                (unbilled == 1 ? "A fee that came due is" : unbilled + " fees that came due are") + " on no bill; bill them first, or withdraw them on the matter's page of fees."));
    }
}
