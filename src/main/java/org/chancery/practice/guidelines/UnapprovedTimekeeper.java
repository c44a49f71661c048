package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chancery.practice.timekeeping.CheckedWork;
import org.chancery.shared.UserId;

/**
 * Only people whom the client approved work for it.
 *
 * @param approved at least one
 */
record UnapprovedTimekeeper(Set<UserId> approved) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(new Parameter("approved", "The client approved", Parameter.Type.PEOPLE, "everybody else's time is flagged", true));

    static UnapprovedTimekeeper read(Given given) {
        return new UnapprovedTimekeeper(given.people("approved"));
    }

    @Override
    public String summary() {
        return approved.size() == 1 ? "One approved person" : approved.size() + " approved people";
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        return work.isTime() && !approved.contains(work.person()) ? Found.at("timekeeperId", "The client has not approved this timekeeper.") : Optional.empty();
    }
}
