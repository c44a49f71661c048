package org.chancery.practice.timekeeping.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.HeaderWidget;
import org.chancery.practice.timekeeping.TimerView;
import org.chancery.practice.timekeeping.Timers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The running timer in the top bar. */
@Component
@Order(10)
class TimerWidget implements HeaderWidget {

    private final Timers timers;

    TimerWidget(Timers timers) {
        this.timers = timers;
    }

    @Override
    public Optional<View> view() {
        if (Actors.find().filter(actor -> actor.kind() == Actor.Kind.PERSON && actor.may(Permission.TIME_RECORD)).isEmpty()) {
            return Optional.empty();
        }
        List<TimerView> open = timers.open();
        return Optional.of(new View("practice/timekeeping/timer-widget.jte", Map.of("open", open)));
    }
}
