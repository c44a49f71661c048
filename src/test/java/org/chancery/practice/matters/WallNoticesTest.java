package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.Groups.GroupDetails;
import org.chancery.practice.matters.NoticeView.Audience;
import org.chancery.practice.matters.WallNotices.NewNotice;
import org.chancery.shared.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Written notice of walls, and who was stopped by one. */
class WallNoticesTest extends WalledMatter {

    @Autowired WallNotices notices;
    @Autowired WallStops stops;
    @Autowired WallAttempts attempts;

    private NoticeId tell(WallId wall, Audience audience, String title) {
        return firm.asAdministrator(() -> notices.write(new NewNotice(wall, audience, title, "Do not speak of it.\nDo not open its file.", 3)).orThrow());
    }

    private List<NoticeToMe> told(UserId person) {
        return firm.as(person, () -> notices.toMe());
    }

    @Test
    void thoseKeptOutAreToldWhatTheKeeperWroteAndNothingElse() {
        WallId wall = raise(RaiseWall.against(matter, "Lateral", ben));
        NoticeId notice = tell(wall, Audience.KEPT_OUT, "You are screened");
        NoticeId inside = tell(wall, Audience.INSIDE, "Ben Cho is screened");
        assertThat(told(ben)).extracting(NoticeToMe::title).containsExactly("You are screened");
        assertThat(told(eve)).extracting(NoticeToMe::title).containsExactly("Ben Cho is screened");
        assertThat(rows(ben, "select count(*) from practice.wall_notice") + rows(ben, "select count(*) from practice.notice_receipts()")).isZero();
        assertThat(codes(firm.as(ben, () -> notices.acknowledge(inside)))).containsExactly("not-found");
        assertThat(codes(firm.as(ben, () -> notices.acknowledge(NoticeId.next())))).containsExactly("not-found");
        assertThat(firm.as(ben, () -> notices.acknowledge(notice)).isDone()).isTrue();
        assertThat(firm.as(ben, () -> notices.acknowledge(notice)).isDone()).as("a second time changes nothing").isTrue();
        assertThat(told(ben)).noneMatch(NoticeToMe::open);
        LocalDate today = firm.asAdministrator(() -> notices.today());
        List<NoticeView> kept = firm.asAdministrator(() -> notices.of(wall));
        assertThat(kept).filteredOn(each -> each.id().equals(notice)).singleElement().satisfies(each -> {
            assertThat(each.acknowledged()).isEqualTo(1);
            assertThat(each.receipts()).hasSize(1);
            assertThat(each.overdue(today.plusDays(30))).isZero();
        });
        assertThat(kept).filteredOn(each -> each.id().equals(inside)).singleElement().satisfies(each -> {
            assertThat(each.overdue(today.plusDays(3))).as("three days are given").isZero();
            assertThat(each.overdue(today.plusDays(4))).isEqualTo(each.receipts().size());
        });
        firm.asAdministrator(() -> walls.lift(wall, "Over").orThrow());
        assertThat(told(eve)).isEmpty();
    }

    @Test
    void whoComesToStandOnThatSideLaterIsToldToo() {
        GroupId team = firm.asAdministrator(() -> groups.make(new GroupDetails("Team", "", List.of(eve))).orThrow());
        ContactId client = firm.asAdministrator(() -> matters.find(matter).orElseThrow().clientId());
        tell(raise(RaiseWall.against(client, "Screen", WallNames.ofGroup(team))), Audience.KEPT_OUT, "Screened");
        assertThat(told(ben)).isEmpty();
        firm.asAdministrator(() -> groups.change(team, new GroupDetails("Team", "", List.of(eve, ben))).orThrow());
        assertThat(told(ben)).hasSize(1);
        assertThat(told(eve)).hasSize(1);
    }

    @Test
    void aNoticeIsRefusedWithoutItsWordsAndForAWallThatIsNotThere() {
        WallId wall = raise(RaiseWall.against(matter, "Lateral", eve));
        assertThat(codes(firm.asAdministrator(() -> notices.write(new NewNotice(wall, Audience.INSIDE, "", " ", 0))))).containsExactly("required", "required", "out-of-range");
        assertThat(codes(firm.as(eve, () -> notices.write(new NewNotice(wall, Audience.INSIDE, "x", "x", 7))))).containsExactly("not-found");
    }

    private void asks(UserId person, AskedFor.Kind kind, String words, UUID... ids) {
        stops.note(new AskedFor(firm.id(), person, kind, "/somewhere/{id}", Instant.now().minus(Duration.ofSeconds(5)), List.of(ids), words));
    }

    @Test
    void whoeverAsksForWhatAWallHidesOrSearchesForItIsNotedOnceADay() {
        raise(RaiseWall.against(matter, "Lateral", ben));
        UUID party = firm.asAdministrator(() -> parties.of(matter)).getFirst().id().value();
        asks(ben, AskedFor.Kind.ASKED, "", matter.value(), UUID.randomUUID());
        asks(ben, AskedFor.Kind.ASKED, "", matter.value());
        asks(ben, AskedFor.Kind.SENT, "", party);
        asks(ben, AskedFor.Kind.SEARCHED, "of ortiz");
        asks(ben, AskedFor.Kind.SEARCHED, "e");
        asks(ben, AskedFor.Kind.SEARCHED, "Quillfeather");
        asks(ben, AskedFor.Kind.ASKED, "", UUID.randomUUID());
        asks(eve, AskedFor.Kind.ASKED, "", matter.value());
        stops.flush();
        List<WallAttempt> noted = noted(firm.administrator());
        assertThat(noted).extracting(WallAttempt::kind).containsExactlyInAnyOrder(AskedFor.Kind.ASKED, AskedFor.Kind.SENT, AskedFor.Kind.SEARCHED);
        assertThat(noted).allMatch(each -> each.name().equals("Ben Cho") && matter.equals(each.matterId()));
        assertThat(noted(ben)).isEmpty();
        StopId first = noted.getFirst().id();
        assertThat(codes(firm.asAdministrator(() -> attempts.review(first, " ")))).containsExactly("required");
        firm.as(eve, () -> attempts.review(first, "An old bookmark").orThrow());
        WallAttempt.Reviewed reviewed = firm.asAdministrator(() -> attempts.find(first)).orElseThrow();
        assertThat(reviewed.attempt().reviewedBy()).isEqualTo("Eve Stone");
        assertThat(reviewed.reviews()).extracting(WallAttempt.Review::comment).containsExactly("An old bookmark");
        assertThat(firm.asAdministrator(() -> attempts.open())).isEqualTo(2);
    }

    private List<WallAttempt> noted(UserId person) {
        return firm.as(person, () -> transaction.execute(_ -> jdbc.sql(WallAttempts.SQL).query(Row.mapping(WallAttempts::read)).list()));
    }
}
