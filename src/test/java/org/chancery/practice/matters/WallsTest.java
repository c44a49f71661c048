package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.audit.History;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Users;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** What a wall is, by the facades and by plain SQL as the program's own role. {@code WallRoutesTest} goes through every door. */
@ChancerySpringTest
class WallsTest {

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Parties parties;
    @Autowired Teams teams;
    @Autowired Walls walls;
    @Autowired Users users;
    @Autowired Activities activities;
    @Autowired History history;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    TestFirm firm;
    MatterId matter;
    UserId ben;
    UserId eve;

    @BeforeEach
    void aFirmWithAMatter() {
        firm = firms.found();
        ben = firm.person("Ben Cho", "Associate");
        eve = firm.person("Eve Stone", "Partner");
        matter = firm.asAdministrator(() -> {
            ContactId client = contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow();
            ContactId weiss = contacts.add(ContactDetails.person("Hanna", "Weiss")).orThrow();
            MatterId id = matters.open(MatterDetails.hourly(client, "Estate of Ortiz")).orThrow().id();
            parties.add(AddParty.of(id, weiss, PartyRole.EXPERT)).orThrow();
            return id;
        });
    }

    private WallId raise(RaiseWall wall) {
        return firm.asAdministrator(() -> walls.raise(wall).orThrow());
    }

    private boolean sees(UserId person) {
        return firm.as(person, () -> matters.find(matter)).isPresent();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private long rows(UserId person, String sql) {
        return firm.as(person, () -> transaction.execute(_ -> jdbc.sql(sql).query(Long.class).single()));
    }

    private int change(UserId person, String sql) {
        return firm.as(person, () -> transaction.execute(_ -> jdbc.sql(sql).update()));
    }

    @Test
    void anExclusionaryWallKeepsOutThoseWhomItNames() {
        raise(RaiseWall.against(matter, "Former employer of the other side", ben));
        assertThat(sees(ben)).isFalse();
        assertThat(sees(eve)).isTrue();
        assertThat(sees(firm.administrator())).isTrue();
    }

    @Test
    void anInclusionaryWallLetsInOnlyThoseWhomItNames() {
        raise(RaiseWall.around(matter, "Sealed", firm.administrator(), ben));
        assertThat(sees(ben)).isTrue();
        assertThat(sees(eve)).isFalse();
        UserId new1 = firm.person("Nina New", "Administrator");
        assertThat(sees(new1)).as("whoever comes later, whatever the role").isFalse();
    }

    @Test
    void denyWinsOverAllow() {
        raise(RaiseWall.around(matter, "Sealed", firm.administrator(), ben, eve));
        raise(RaiseWall.against(matter, "Lateral", ben));
        assertThat(sees(ben)).isFalse();
        assertThat(sees(eve)).isTrue();
    }

    @Test
    void aWallHidesTheMatterAndAllThatBelongsToItByPlainSql() {
        firm.asAdministrator(() -> teams.add(matter, eve, "Second chair").orThrow());
        raise(RaiseWall.against(matter, "Lateral", ben));
        for (String table : List.of("practice.matter", "practice.matter_party", "practice.matter_member", "practice.wall", "practice.wall_person", "practice.client")) {
            assertThat(rows(ben, "select count(*) from " + table)).as(table).isZero();
            assertThat(rows(eve, "select count(*) from " + table)).as(table).isPositive();
        }
        assertThat(rows(ben, "select count(*) from platform.activity where matter_id is not null")).isZero();
        assertThat(rows(ben, "select count(*) from platform.row_version where matter_id is not null")).isZero();
        assertThat(rows(ben, "select count(*) from platform.row_version where object_type in ('matter', 'matter-party', 'matter-member', 'wall', 'wall-person')")).isZero();
    }

    @Test
    void noFacadeGivesTheMatterAway() {
        MatterView seen = firm.asAdministrator(() -> matters.find(matter)).orElseThrow();
        raise(RaiseWall.against(matter, "Lateral", eve));
        firm.as(eve, () -> {
            assertThat(matters.find(matter)).isEmpty();
            assertThat(matters.ref(matter)).isEmpty();
            assertThat(matters.refs(List.of(matter))).isEmpty();
            assertThat(matters.findByNumber(seen.number())).isEmpty();
            assertThat(matters.search("Ortiz", 10)).isEmpty();
            assertThat(parties.of(matter)).isEmpty();
            assertThat(teams.of(matter)).isEmpty();
            assertThat(walls.of(matter)).isEmpty();
            assertThat(walls.access(matter)).isEmpty();
            assertThat(activities.ofMatter(matter.value(), 10)).isEmpty();
            assertThat(activities.latest(100)).noneMatch(each -> each.matterId() != null || each.summary().contains(seen.number()));
            assertThat(history.of("matter", matter.value())).isEmpty();
            assertThat(codes(matters.change(matter, 1, seen.details()))).containsExactly("not-found");
            assertThat(codes(matters.close(matter, null))).containsExactly("not-found");
            assertThat(codes(matters.reopen(matter))).containsExactly("not-found");
            assertThat(codes(matters.hold(matter))).containsExactly("not-found");
            assertThat(codes(parties.add(AddParty.of(matter, seen.clientId(), PartyRole.WITNESS)))).containsExactly("not-found");
            assertThat(codes(teams.add(matter, eve, "Spy"))).containsExactly("not-found");
            return true;
        });
    }

    @Test
    void whoIsKeptOutCannotLiftOrChangeTheWallByTheFacade() {
        WallId wall = raise(RaiseWall.against(matter, "Lateral", eve));
        assertThat(codes(firm.as(eve, () -> walls.lift(wall, "I would like to see it")))).containsExactly("not-found");
        assertThat(codes(firm.as(eve, () -> walls.rename(wall, List.of(ben), "Not me", false)))).containsExactly("not-found");
        assertThat(sees(eve)).isFalse();
    }

    @Test
    void nobodyGrantsHimselfAccessThroughAnInclusionaryWall() {
        WallId wall = raise(RaiseWall.around(matter, "Sealed", firm.administrator()));
        assertThat(codes(firm.as(eve, () -> walls.rename(wall, List.of(firm.administrator(), eve), "Me too", false)))).containsExactly("not-found");
        assertThat(codes(firm.as(eve, () -> walls.raise(RaiseWall.around(matter, "Mine", eve))))).containsExactly("not-found");
        assertThat(sees(eve)).isFalse();
    }

    @Test
    void plainSqlOfWhoIsKeptOutChangesNothing() {
        WallId wall = raise(RaiseWall.around(matter, "Sealed", firm.administrator()));
        assertThat(change(eve, "update practice.wall set lifted_at = now(), lifted_by = platform.current_user_id(), lift_reason = 'x'")).isZero();
        assertThat(change(eve, "update practice.wall_person set removed_at = now(), removed_by = platform.current_user_id()")).isZero();
        assertThat(change(eve, "update practice.matter set name = 'x'")).isZero();
        assertThatThrownBy(() -> change(eve, "insert into practice.wall_person (id, wall_id, matter_id, user_id, added_at) values ('%s', '%s', '%s', '%s', now())"
                .formatted(Id.next(), wall, matter, eve))).isInstanceOf(DataAccessException.class).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> change(eve, "insert into practice.matter_member (id, matter_id, user_id, role) values ('%s', '%s', '%s', 'Spy')"
                .formatted(Id.next(), matter, eve))).isInstanceOf(DataAccessException.class).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> change(firm.administrator(), "update practice.wall set reason = 'another'")).isInstanceOf(DataAccessException.class)
                .as("what a wall was raised for is never rewritten").hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> change(firm.administrator(), "delete from practice.wall_person")).isInstanceOf(DataAccessException.class).hasStackTraceContaining("permission denied");
        assertThat(sees(eve)).isFalse();
    }

    @Test
    void withNobodyActingEveryWalledMatterIsHidden() {
        raise(RaiseWall.against(matter, "Lateral", ben));
        Long seen = transaction.execute(_ -> {
            jdbc.sql("select set_config('chancery.firm', :firm, true)").param("firm", firm.id().toString()).query(String.class).single();
            return jdbc.sql("select count(*) from practice.matter").query(Long.class).single();
        });
        assertThat(seen).isZero();
    }

    @Test
    void theProgramItselfSeesEverything() {
        raise(RaiseWall.around(matter, "Sealed", firm.administrator()));
        assertThat(firm.asSystem(() -> matters.find(matter))).isPresent();
    }

    @Test
    void aServiceAccountIsBoundLikeAPerson() {
        UserId service = firm.asAdministrator(() -> users.add(new Users.NewUser("api@x.example", "API", "", Actor.Kind.SERVICE, false, false, null, List.of("Administrator"))).orThrow());
        assertThat(sees(service)).isTrue();
        raise(RaiseWall.around(matter, "Sealed", firm.administrator()));
        assertThat(sees(service)).isFalse();
    }

    @Test
    void aWallHidesOnlyItsOwnMatterOfItsOwnFirm() {
        MatterId other = firm.asAdministrator(() -> matters.open(matters.find(matter).orElseThrow().details()).orThrow()).id();
        raise(RaiseWall.against(matter, "Lateral", ben));
        assertThat(firm.as(ben, () -> matters.find(other))).isPresent();
    }

    @Test
    void aLiftedWallHidesNothingAndStaysOnRecord() {
        WallId wall = raise(RaiseWall.against(matter, "Lateral", ben));
        firm.as(eve, () -> walls.lift(wall, "Screen ended with the case").orThrow());
        assertThat(sees(ben)).isTrue();
        WallView lifted = firm.as(ben, () -> walls.of(matter)).getFirst();
        assertThat(lifted.stands()).isFalse();
        assertThat(lifted.liftedBy()).isEqualTo("Eve Stone");
        assertThat(lifted.liftReason()).isEqualTo("Screen ended with the case");
        assertThat(codes(firm.as(eve, () -> walls.lift(wall, "Again")))).containsExactly("wall-lifted");
        assertThat(raise(RaiseWall.against(matter, "New ground", ben))).isNotEqualTo(wall);
    }

    @Test
    void aWallThatNobodyCouldLiftIsRefused() {
        assertThat(codes(firm.asAdministrator(() -> walls.raise(new RaiseWall(matter, WallKind.EXCLUSIONARY, "All", List.of(firm.administrator(), eve), true)))))
                .containsExactly("wall-without-keeper");
        assertThat(codes(firm.asAdministrator(() -> walls.raise(new RaiseWall(matter, WallKind.INCLUSIONARY, "Only Ben", List.of(ben), true)))))
                .containsExactly("wall-without-keeper");
        WallId wall = raise(RaiseWall.against(matter, "Lateral", eve));
        assertThat(codes(firm.asAdministrator(() -> walls.rename(wall, List.of(eve, firm.administrator()), "Me too", true)))).containsExactly("wall-without-keeper");
    }

    @Test
    void theResponsibleLawyerIsKeptOutOnlyWhenThatIsSaid() {
        MatterId bens = firm.asAdministrator(() -> matters.open(matters.find(matter).orElseThrow().details().responsible(ben)).orThrow()).id();
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.against(bens, "Lateral", ben))))).containsExactly("wall-shuts-out-responsible");
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.around(bens, "Sealed", firm.administrator()))))).containsExactly("wall-shuts-out-responsible");
        assertThat(firm.asAdministrator(() -> walls.raise(new RaiseWall(bens, WallKind.EXCLUSIONARY, "Lateral", List.of(ben), true))).isDone()).isTrue();
        assertThat(firm.as(ben, () -> matters.find(bens))).isEmpty();
    }

    @Test
    void whoRaisesAWallMayBeAmongThoseWhomItKeepsOut() {
        assertThat(firm.as(eve, () -> walls.raise(RaiseWall.against(matter, "My brother is the other side", eve))).isDone()).isTrue();
        assertThat(sees(eve)).isFalse();
        assertThat(firm.asAdministrator(() -> activities.ofMatter(matter.value(), 1))).extracting(Activities.ActivityView::summary)
                .containsExactly("Exclusionary wall raised against Eve Stone: My brother is the other side");
    }

    @Test
    void aWallNeedsAReasonPeopleAndAPlace() {
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.against(matter, " ", ben))))).containsExactly("required");
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.against(matter, "Lateral"))))).containsExactly("required");
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.against(matter, "Lateral", new UserId(UUID.randomUUID())))))).containsExactly("person-unknown");
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.against(MatterId.next(), "Lateral", ben))))).containsExactly("not-found");
        raise(RaiseWall.against(matter, "Lateral", ben));
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.against(matter, "Again", ben))))).containsExactly("wall-stands");
    }

    @Test
    void onlyWhoManagesWallsRaisesThem() {
        assertThatThrownBy(() -> firm.as(ben, () -> walls.raise(RaiseWall.against(matter, "Lateral", eve)))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void namesAreAddedAndTakenOffAndTheOldOnesStayOnRecord() {
        WallId wall = raise(RaiseWall.against(matter, "Lateral", ben));
        UserId pat = firm.person("Pat Amari", "Paralegal");
        firm.asAdministrator(() -> walls.rename(wall, List.of(pat), "Ben was never there", false).orThrow());
        assertThat(sees(ben)).isTrue();
        assertThat(sees(pat)).isFalse();
        assertThat(rows(firm.administrator(), "select count(*) from practice.wall_person where removed_at is not null")).isEqualTo(1);
        firm.asAdministrator(() -> walls.rename(wall, List.of(pat, ben), "He was", false).orThrow());
        assertThat(sees(ben)).isFalse();
    }

    @Test
    void whoIsKeptOutIsNotPutOnTheTeamNorMadeResponsible() {
        raise(RaiseWall.against(matter, "Lateral", ben));
        assertThat(codes(firm.asAdministrator(() -> teams.add(matter, ben, "Associate")))).containsExactly("person-walled-off");
        MatterView seen = firm.asAdministrator(() -> matters.find(matter)).orElseThrow();
        assertThat(codes(firm.asAdministrator(() -> matters.change(matter, seen.version(), seen.details().responsible(ben))))).containsExactly("person-walled-off");
    }

    @Test
    void accessSaysForEverybodyWhetherAndWhy() {
        UserId ivo = firm.person("Ivo Tech", "IT manager");
        firm.asAdministrator(() -> teams.add(matter, ben, "Associate").orThrow());
        raise(RaiseWall.against(matter, "Came from Northgate’s counsel", ben));
        Map<UserId, Access> access = firm.asAdministrator(() -> walls.access(matter)).stream().collect(Collectors.toMap(Access::id, Function.identity()));
        assertThat(access.get(firm.administrator()).reasons()).containsExactly("May see matters as Administrator, Partner", "On the team: Responsible");
        assertThat(access.get(ben).sees()).isFalse();
        assertThat(access.get(ben).reasons().getFirst()).startsWith("Kept out by the wall that Anna Lane raised on").endsWith("Came from Northgate’s counsel");
        assertThat(access.get(ivo).sees()).isFalse();
        assertThat(access.get(ivo).reasons()).containsExactly("The permission to see matters is not part of IT manager");
        assertThat(access.values()).allSatisfy(each -> assertThat(each.sees())
                .isEqualTo(each.id().equals(ivo) ? false : sees(each.id())));
    }

    @Test
    void whoWasStoppedIsNotedOnceADayForThoseInside() {
        raise(RaiseWall.against(matter, "Lateral", ben));
        firm.as(ben, () -> {
            walls.notGiven(matter);
            walls.notGiven(matter);
            walls.notGiven(MatterId.next());
            return true;
        });
        firm.as(eve, () -> {
            walls.notGiven(matter);
            return true;
        });
        assertThat(firm.asAdministrator(() -> walls.attempts(matter))).extracting(WallAttempt::name).containsExactly("Ben Cho");
        assertThat(firm.as(ben, () -> walls.attempts(matter))).isEmpty();
    }
}
