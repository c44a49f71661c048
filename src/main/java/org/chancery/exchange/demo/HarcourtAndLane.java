package org.chancery.exchange.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;
import org.chancery.exchange.demo.DemoData.Plan;
import org.chancery.platform.command.DemoFirm;
import org.chancery.platform.command.DemoSize;
import org.chancery.platform.firm.ProgramClock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/**
 * Harcourt & Lane LLP, a firm of five lawyers in San Francisco, told day by day over half a year until yesterday. Everything goes through the
 * rooms' facades as the person who would do it, so it keeps every rule and has its history.
 */
@Component
class HarcourtAndLane implements DemoFirm {

    private static final int STORY_DAYS = 170;
    private static final int BILLING_DAY = 3;
    private static final int TRANSFER_DAY = 8;

    /** The chapters; those that remember what they told are made anew for each telling. */
    private record Chapters(Cast cast, Caseload caseload, Work work, Billing billing, ClientFunds funds, MonthEnd monthEnd, Agreements agreements, Demands demands) {}

    private final BeanFactory rooms;
    private final Clock clock;

    HarcourtAndLane(BeanFactory rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    @Override
    public Loaded load(DemoSize size, Consumer<String> told) {
        return load(Volume.of(size), told);
    }

    /** @param volume what is around the story */
    Loaded load(Volume volume, Consumer<String> told) {
        Chapters chapters = new Chapters(rooms.getBean(Cast.class), rooms.getBean(Caseload.class), rooms.getBean(Work.class), rooms.getBean(Billing.class),
                rooms.getBean(ClientFunds.class), rooms.getBean(MonthEnd.class), rooms.getBean(Agreements.class), rooms.getBean(Demands.class));
        Story story = new Story(LocalDate.ofInstant(clock.instant(), Story.ZONE));
        story.goTo(Billing.workday(story.today.minusDays(STORY_DAYS)));
        String token = ProgramClock.at(story.day().atTime(8, 0).atZone(Story.ZONE).toInstant(), () -> chapters.cast().enter(story));
        chapters.cast().settleIn(story);
        chapters.funds().begin(story);
        if (volume.matters() > 0) {
            rooms.getBean(Growth.class).grow(story, volume, told);
        }
        for (LocalDate day = story.day(); day.isBefore(story.today); day = day.plusDays(1)) {
            story.goTo(day);
            if (story.isWorkday(day)) {
                tell(chapters, story);
            }
        }
        chapters.agreements().make(story);
        chapters.demands().make(story, chapters.billing());
        return new Loaded(chapters.cast().logins(story), token);
    }

    private static void tell(Chapters chapters, Story story) {
        LocalDate day = story.day();
        for (Plan plan : story.data.matters()) {
            if (Billing.workday(story.today.minusDays(plan.startedDaysAgo())).equals(day)) {
                chapters.caseload().open(story, plan);
                chapters.funds().advance(story, plan);
            }
        }
        chapters.funds().day(story);
        chapters.billing().payments(story);
        chapters.billing().credit(story);
        if (isNthWorkday(day, 1)) {
            chapters.cast().payTheMonth(story);
        }
        if (isNthWorkday(day, BILLING_DAY)) {
            chapters.billing().run(story, isNewest(story, BILLING_DAY));
        }
        if (isNthWorkday(day, TRANSFER_DAY)) {
            chapters.funds().payBills(story, chapters.billing());
            chapters.monthEnd().close(story, isNewest(story, TRANSFER_DAY));
        }
        chapters.work().day(story);
    }

    /** Whether a day is the month's first, second, … day from Monday to Friday. */
    private static boolean isNthWorkday(LocalDate day, int n) {
        return YearMonth.from(day).atDay(1).datesUntil(day.plusDays(1)).filter(each -> each.getDayOfWeek().getValue() <= 5).count() == n;
    }

    /** Whether the story ends before the same day of the next month comes. */
    private static boolean isNewest(Story story, int nthWorkday) {
        LocalDate next = YearMonth.from(story.day()).plusMonths(1).atDay(1);
        return next.datesUntil(next.plusDays(16)).filter(day -> isNthWorkday(day, nthWorkday)).findFirst().orElseThrow().isAfter(story.today);
    }
}
