package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.activity.Activities;
import org.chancery.shared.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** How a wall is raised, changed and lifted, and who is told of it. */
class RaisingWallsTest extends WalledMatter {

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
        assertThat(codes(firm.asAdministrator(() -> walls.rename(wall, WallNames.of(List.of(eve, firm.administrator())), "Me too", true)))).containsExactly("wall-without-keeper");
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
        firm.asAdministrator(() -> walls.rename(wall, WallNames.of(List.of(pat)), "Ben was never there", false).orThrow());
        assertThat(sees(ben)).isTrue();
        assertThat(sees(pat)).isFalse();
        assertThat(rows(firm.administrator(), "select count(*) from practice.wall_person where removed_at is not null")).isEqualTo(1);
        firm.asAdministrator(() -> walls.rename(wall, WallNames.of(List.of(pat, ben)), "He was", false).orThrow());
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
        Map<UserId, Access> access = firm.asAdministrator(() -> accesses.of(matter)).stream().collect(Collectors.toMap(Access::id, Function.identity()));
        assertThat(access.get(firm.administrator()).reasons()).containsExactly("May see matters as Administrator, Partner", "On the team: Responsible");
        assertThat(access.get(ben).sees()).isFalse();
        assertThat(access.get(ben).reasons().getFirst()).startsWith("Kept out by the wall that Anna Lane raised on").endsWith("Came from Northgate’s counsel");
        assertThat(access.get(ivo).sees()).isFalse();
        assertThat(access.get(ivo).reasons()).containsExactly("The permission to see matters is not part of IT manager");
        assertThat(access.values()).allSatisfy(each -> assertThat(each.sees())
                .isEqualTo(each.id().equals(ivo) ? false : sees(each.id())));
    }
}
