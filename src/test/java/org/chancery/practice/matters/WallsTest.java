package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Users;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What a wall is, by the facades and by plain SQL as the program's own role. {@code WallRoutesTest} goes through every door. */
class WallsTest extends WalledMatter {

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
            assertThat(accesses.of(matter)).isEmpty();
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
        assertThat(codes(firm.as(eve, () -> walls.rename(wall, WallNames.of(List.of(ben)), "Not me", false)))).containsExactly("not-found");
        assertThat(sees(eve)).isFalse();
    }

    @Test
    void nobodyGrantsHimselfAccessThroughAnInclusionaryWall() {
        WallId wall = raise(RaiseWall.around(matter, "Sealed", firm.administrator()));
        assertThat(codes(firm.as(eve, () -> walls.rename(wall, WallNames.of(List.of(firm.administrator(), eve)), "Me too", false)))).containsExactly("not-found");
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
        UserId service = firm.add(new Users.NewUser("api@x.example", "API", "", Actor.Kind.SERVICE, false, false, null, List.of("Administrator")));
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
}
