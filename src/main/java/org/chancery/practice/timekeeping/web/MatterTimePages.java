package org.chancery.practice.timekeeping.web;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Figure;
import org.chancery.platform.web.Show;
import org.chancery.platform.web.Tab;
import org.chancery.platform.web.Tone;
import org.chancery.practice.matters.MatterAction;
import org.chancery.practice.matters.MatterActions;
import org.chancery.practice.matters.MatterFigures;
import org.chancery.practice.matters.MatterPanel;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.practice.matters.MatterTabs;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.timekeeping.MatterWork;
import org.chancery.practice.timekeeping.MatterWork.Unbilled;
import org.chancery.practice.timekeeping.TimeView;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What timekeeping adds to a matter's page: a figure, a card, two tabs and a button. */
@Component
@Order(10)
class MatterTimePages implements MatterFigures, MatterPanel, MatterTabs, MatterActions {

    private static final int LATEST = 6;
    private static final int OLD_DAYS = 60;

    private final MatterWork work;
    private final Firms firms;

    MatterTimePages(MatterWork work, Firms firms) {
        this.work = work;
        this.firms = firms;
    }

    @Override
    public List<Figure> figures(MatterView matter) {
        return work.unbilled(matter.id()).map(unbilled -> List.of(figure(matter, unbilled))).orElse(List.of());
    }

    private Figure figure(MatterView matter, Unbilled unbilled) {
        if (unbilled.amount() == null || unbilled.oldest() == null) {
            return Figure.of("Unbilled work", Show.NOTHING);
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(unbilled.oldest(), firms.today()));
        String note = "%s h, oldest %d %s".formatted(Show.hours(unbilled.minutes()), days, days == 1 ? "day" : "days");
        return Figure.of("Unbilled work", Show.money(unbilled.amount())).note(note, days > OLD_DAYS ? Tone.WARN : Tone.PLAIN).href(matter.href() + "/time?state=DRAFT&state=SUBMITTED&state=APPROVED");
    }

    @Override
    public Optional<View> view(MatterView matter) {
        List<TimeView> latest = work.latest(matter.id(), LATEST);
        return Optional.of(new View("practice/timekeeping/unbilled.jte", Map.of("latest", latest, "totals", work.totals(matter.id()))));
    }

    @Override
    public List<Tab> tabs(MatterView matter) {
        return List.of(Tab.of("Time", matter.href() + "/time"), Tab.of("Expenses", matter.href() + "/expenses"));
    }

    @Override
    public List<MatterAction> actions(MatterView matter) {
        boolean records = Actors.current().may(Permission.TIME_RECORD) || Actors.current().may(Permission.TIME_RECORD_OTHERS);
        return records && matter.status() != MatterStatus.CLOSED ? List.of(new MatterAction("Record time", "/time/new?matterId=" + matter.id(), "t", false)) : List.of();
    }
}
