package org.chancery.platform.setup.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.setup.FirstSteps;
import org.chancery.platform.setup.FirstSteps.Standing;
import org.chancery.platform.setup.SetUp;
import org.chancery.platform.web.DeskPanel;
import org.chancery.platform.web.SetUpStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is left to set up, for those who may, until nothing is. */
@Component
@Order(5)
class FirstStepsDesk implements DeskPanel {

    private final FirstSteps steps;
    private final SetUp setUp;

    FirstStepsDesk(FirstSteps steps, SetUp setUp) {
        this.setUp = setUp;
        this.steps = steps;
    }

    @Override
    public Optional<View> view() {
        if (!Actors.current().may(Permission.FIRM_MANAGE)) {
            return Optional.empty();
        }
        List<Standing> all = steps.all();
        List<Standing> open = all.stream().filter(standing -> !standing.done()).toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(new View("platform/setup/desk.jte", Map.of("open", open, "all", all.size(), "place", setUp.place(), "at", setUp.step(setUp.place().step()).map(SetUpStep::title).orElse("what is left"))));
    }
}
