package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactNotes;
import org.chancery.practice.contacts.RelateContacts;
import org.chancery.practice.contacts.RelationKind;
import org.chancery.practice.contacts.Relations;
import org.chancery.practice.matters.Groups.GroupDetails;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Walls around clients, and walls that name groups and roles. */
class ClientWallsTest extends WalledMatter {

    @Autowired Relations relations;
    @Autowired ContactNotes notes;

    ContactId client;

    @BeforeEach
    void theClient() {
        client = firm.asAdministrator(() -> matters.find(matter).orElseThrow().clientId());
    }

    private GroupId group(String name, UserId... people) {
        return firm.asAdministrator(() -> groups.make(new GroupDetails(name, "", List.of(people))).orThrow());
    }

    private void regroup(GroupId group, UserId... people) {
        firm.asAdministrator(() -> groups.change(group, new GroupDetails("Team", "", List.of(people))).orThrow());
    }

    private boolean seesClient(UserId person) {
        return firm.as(person, () -> contacts.find(client)).isPresent();
    }

    @Test
    void aClientsWallHidesTheClientAndAllItsMattersThoseToComeToo() {
        raise(RaiseWall.against(client, "Advised the other side", WallNames.of(List.of(ben))));
        assertThat(sees(ben)).isFalse();
        assertThat(seesClient(ben)).isFalse();
        assertThat(sees(eve)).isTrue();
        assertThat(seesClient(eve)).isTrue();
        MatterId later = firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "Ortiz, second matter")).orThrow()).id();
        assertThat(firm.as(ben, () -> matters.find(later))).isEmpty();
        assertThat(firm.as(eve, () -> matters.find(later))).isPresent();
    }

    @Test
    void anInclusionaryWallLetsInOnlyWhomItNames() {
        raise(RaiseWall.around(client, "Sealed", WallNames.of(List.of(firm.administrator(), ben))));
        assertThat(sees(ben)).isTrue();
        assertThat(sees(eve)).isFalse();
        assertThat(seesClient(eve)).isFalse();
        raise(RaiseWall.against(matter, "Lateral", ben));
        assertThat(sees(ben)).as("deny wins over allow").isFalse();
        assertThat(seesClient(ben)).isTrue();
    }

    @Test
    void byPlainSqlNothingIsLeftOfAWalledClient() {
        ContactId wife = firm.asAdministrator(() -> contacts.add(ContactDetails.person("Ana", "Lind")).orThrow());
        MatterId other = firm.asAdministrator(() -> {
            relations.relate(RelateContacts.of(wife, RelationKind.SPOUSE, client)).orThrow();
            notes.write(client, "Pays late").orThrow();
            MatterId id = matters.open(MatterDetails.hourly(wife, "Lind, will")).orThrow().id();
            parties.add(AddParty.of(id, client, PartyRole.WITNESS)).orThrow();
            return id;
        });
        raise(RaiseWall.against(client, "Advised the other side", WallNames.of(List.of(ben))));
        for (String counted : List.of("practice.contact where id = '%s'", "practice.contact_relation where '%s' in (from_id, to_id)", "practice.contact_note where contact_id = '%s'",
                "practice.matter where client_id = '%s'", "practice.matter_party where contact_id = '%s'", "practice.wall where client_id = '%s'", "practice.wall_person where client_id = '%s'",
                "platform.row_version where concat(object_id, parent_id, before, after) like '%%%s%%'", "platform.activity where objects::text like '%%%s%%'")) {
            String sql = "select count(*) from " + counted.formatted(client);
            assertThat(rows(ben, sql)).as(sql).isZero();
            assertThat(rows(eve, sql)).as(sql).isPositive();
        }
        assertThat(firm.as(ben, () -> matters.find(other))).as("what is not the client's stays").isPresent();
        assertThat(firm.as(ben, () -> parties.of(other))).isEmpty();
        assertThat(firm.as(ben, () -> contacts.search("Ortiz", 10))).isEmpty();
        assertThat(firm.as(ben, () -> contacts.similar(ContactDetails.person("Maria", "Ortiz"), null))).isEmpty();
        assertThat(firm.as(ben, () -> relations.of(wife))).isEmpty();
        assertThat(codes(firm.as(eve, () -> contacts.change(client, 99, ContactDetails.person("M", "O"))))).containsExactly("version-conflict");
        assertThat(codes(firm.as(ben, () -> contacts.change(client, 99, ContactDetails.person("M", "O"))))).containsExactly("not-found");
        assertThatThrownBy(() -> change(ben, "insert into practice.contact_note (id, contact_id, body) values ('%s', '%s', 'x')".formatted(Id.next(), client)))
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> change(ben, "update practice.matter set client_id = '%s' where id = '%s'".formatted(client, other)))
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("row-level security");
        assertThat(firm.as(ben, () -> accesses.of(client))).as("the facade answers for whom the caller has checked, and names no wall").allMatch(each -> each.reasons().stream().noneMatch(r -> r.contains("Advised")));
    }

    @Test
    void theWallFollowsAMatterToAnotherClient() {
        ContactId other = firm.asAdministrator(() -> contacts.add(ContactDetails.organisation("Halden Ltd")).orThrow());
        MatterId asked = firm.asAdministrator(() -> matters.propose(MatterDetails.hourly(other, "Lease")).orThrow()).id();
        raise(RaiseWall.against(client, "Lateral", WallNames.of(List.of(ben))));
        assertThat(firm.as(ben, () -> matters.find(asked))).isPresent();
        firm.asAdministrator(() -> matters.change(asked, 1, MatterDetails.hourly(client, "Lease").responsible(firm.administrator())).orThrow());
        assertThat(firm.as(ben, () -> matters.find(asked))).isEmpty();
        firm.asAdministrator(() -> matters.change(asked, 2, MatterDetails.hourly(other, "Lease").responsible(firm.administrator())).orThrow());
        assertThat(firm.as(ben, () -> matters.find(asked))).isPresent();
    }

    @Test
    void whoComesIntoAGroupIsInsideAtOnceAndWhoLeavesItIsNot() {
        GroupId team = group("Team", eve);
        raise(RaiseWall.against(client, "Screen", WallNames.ofGroup(team)));
        assertThat(sees(eve)).isFalse();
        assertThat(sees(ben)).isTrue();
        regroup(team, eve, ben);
        assertThat(sees(ben)).isFalse();
        regroup(team, ben);
        assertThat(sees(eve)).isTrue();
    }

    @Test
    void aWallThatNamesARoleFollowsTheRole() {
        UserId rosa = firm.person("Rosa Patel", "Associate", "Paralegal");
        raise(new RaiseWall(new WallScope.OfMatter(matter), WallKind.EXCLUSIONARY, "Screen", WallNames.ofRole("Paralegal"), false));
        assertThat(sees(rosa)).isFalse();
        assertThat(sees(ben)).isTrue();
        firm.asAdministrator(() -> users.setRoles(rosa, List.of("Associate"), "Works on the case now").orThrow());
        assertThat(sees(rosa)).isTrue();
        assertThat(firm.asAdministrator(() -> accesses.of(matter))).filteredOn(each -> each.id().equals(rosa)).allMatch(Access::sees);
        UserId ivy = firm.person("Ivy Lane", "Administrator", "Paralegal");
        assertThat(sees(ivy)).isFalse();
        assertThat(codes(firm.as(ivy, () -> users.setRoles(ivy, List.of("Administrator"), "Less to do")))).containsExactly("own-role");
        assertThat(sees(ivy)).isFalse();
    }

    @Test
    void nobodyChangesHisOwnMembershipNorAGroupThatShutsHimOut() {
        GroupId screened = group("Screened", eve);
        raise(RaiseWall.against(client, "Screen", WallNames.ofGroup(screened)));
        assertThat(firm.as(eve, () -> groups.find(screened))).as("a group that a wall names is none to those whom it keeps out").isEmpty();
        assertThat(codes(firm.as(eve, () -> groups.change(screened, new GroupDetails("Screened", "", List.of(ben)))))).containsExactly("not-found");
        assertThat(change(eve, "update practice.people_group_member set removed_at = now(), removed_by = platform.current_user_id()")).isZero();
        assertThat(rows(eve, "select count(*) from platform.row_version where object_type like 'people-group%'")).isZero();
        GroupId open = group("Open", ben);
        assertThat(codes(firm.as(eve, () -> groups.change(open, new GroupDetails("Open", "", List.of(ben, eve)))))).containsExactly("own-membership");
        assertThatThrownBy(() -> change(eve, "insert into practice.people_group_member (id, group_id, user_id, added_at) values ('%s', '%s', '%s', now())".formatted(Id.next(), open, eve)))
                .hasStackTraceContaining("Nobody puts himself");
        assertThat(codes(firm.asAdministrator(() -> groups.dissolve(screened)))).containsExactly("group-named");
    }

    @Test
    void somebodyIsAlwaysLeftWhoCanLiftIt() {
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.around(client, "Sealed", WallNames.of(List.of(ben))))))).contains("wall-without-keeper");
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.against(client, "All", WallNames.of(List.of()))))))
                .containsExactly("required");
        GroupId team = group("Team", eve);
        raise(new RaiseWall(new WallScope.OfClient(client), WallKind.EXCLUSIONARY, "Screen", WallNames.ofGroup(team), true));
        assertThat(codes(firm.asAdministrator(() -> walls.raise(RaiseWall.against(matter, "The rest", firm.administrator()))))).as("with the client's wall together")
                .contains("wall-without-keeper");
        UserId pat = firm.person("Pat Keeper", "Partner");
        assertThat(codes(firm.as(pat, () -> groups.change(team, new GroupDetails("Team", "", List.of(eve, firm.administrator())))))).isEmpty();
        assertThat(codes(firm.asAdministrator(() -> groups.change(team, new GroupDetails("Team", "", List.of(eve)))))).as("the administrator is kept out now").containsExactly("not-found");
        assertThat(codes(firm.as(pat, () -> walls.raise(RaiseWall.against(matter, "Me", pat))))).contains("wall-without-keeper");
    }

    @Test
    void aMatterIsNotGivenToWhomItsClientsWallKeepsOut() {
        raise(RaiseWall.against(client, "Lateral", WallNames.of(List.of(ben))));
        assertThat(codes(firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "New").responsible(ben))))).containsExactly("person-walled-off");
        raise(RaiseWall.around(client, "Only us", WallNames.of(List.of(firm.administrator()))));
        assertThat(codes(firm.as(eve, () -> matters.open(MatterDetails.hourly(client, "Mine").responsible(eve))))).contains("client-unknown");
        assertThat(codes(firm.asAdministrator(() -> teams.add(matter, ben, "Spy")))).containsExactly("person-walled-off");
    }

    @Test
    void liftingItShowsEverythingAgain() {
        WallId wall = raise(RaiseWall.against(client, "Lateral", WallNames.of(List.of(ben))));
        firm.asAdministrator(() -> walls.lift(wall, "The case is over").orThrow());
        assertThat(sees(ben)).isTrue();
        assertThat(seesClient(ben)).isTrue();
        assertThat(firm.asAdministrator(() -> walls.of(matter))).hasSize(1).allMatch(each -> !each.stands());
    }
}
