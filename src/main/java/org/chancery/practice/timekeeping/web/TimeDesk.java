package org.chancery.practice.timekeeping.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.DeskPanel;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.TimerView;
import org.chancery.practice.timekeeping.Timers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What waits for a person in timekeeping: forgotten timers, and work of others to approve. */
@Component
@Order(20)
class TimeDesk implements DeskPanel {

    private final Timers timers;
    private final Approvals approvals;

    TimeDesk(Timers timers, Approvals approvals) {
        this.timers = timers;
        this.approvals = approvals;
    }

    @Override
    public Optional<View> view() {
        List<TimerView> forgotten = Actors.current().may(Permission.TIME_RECORD) ? timers.open().stream().filter(TimerView::forgotten).toList() : List.of();
        int waiting = approvals.waiting();
        return forgotten.isEmpty() && waiting == 0 ? Optional.empty()
                : Optional.of(new View("practice/timekeeping/desk.jte", Map.of("forgotten", forgotten, "waiting", waiting)));
    }
}
