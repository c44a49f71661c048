package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.CheckedWork;
import org.joda.money.Money;

/**
 * A cost above a sum has a receipt.
 *
 * @param above costs in another currency are not held to it
 */
record MissingReceipt(Money above) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.sum("above", "A cost above"), Parameter.currency());

    static MissingReceipt read(Given given) {
        return new MissingReceipt(given.sum("above"));
    }

    @Override
    public String summary() {
        return "A receipt for a cost above " + Show.money(above);
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        boolean above = !work.isTime() && work.amount().isSameCurrency(this.above) && work.amount().isGreaterThan(this.above);
        return above && !work.receipt() ? Found.at("receipt", "A cost above %s needs its receipt: name it with the cost.".formatted(Show.money(this.above))) : Optional.empty();
    }
}
