package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chancery.platform.audit.History;
import org.chancery.platform.identity.Users;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Somebody is always left who can lift a wall and give out roles, whoever's roles are changed and whoever leaves. */
@ChancerySpringTest
class WallKeepersTest {

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Walls walls;
    @Autowired Users users;
    @Autowired History history;

    TestFirm firm;
    UserId eve;
    UserId ivy;

    @BeforeEach
    void aFirm() {
        firm = firms.found();
        eve = firm.person("Eve Stone", "Partner");
        ivy = firm.person("Ivy Moss", "IT manager");
    }

    @Test
    void theLastWhoCouldLiftAWallKeepsTheRole() {
        firm.asAdministrator(() -> walls.raise(new RaiseWall(matter(), WallKind.EXCLUSIONARY, "Advised the other side", List.of(firm.administrator()), true)).orThrow());
        assertThat(roles(firm.administrator(), eve, "Associate").refusals()).extracting(Refusal::code).containsExactly("last-wall-keeper");
        assertThat(firm.asAdministrator(() -> users.leave(eve)).refusals()).extracting(Refusal::code).containsExactly("last-wall-keeper");
        firm.person("Ben Cho", "Partner");
        assertThat(roles(firm.administrator(), eve, "Associate").isDone()).isTrue();
    }

    @Test
    void theLastWhoManagesWallsStaysThoughNoneStands() {
        roles(ivy, eve, "Associate").orThrow();
        assertThat(roles(ivy, firm.administrator(), "Associate").refusals()).extracting(Refusal::code).containsExactly("last-wall-keeper");
        assertThat(firm.as(ivy, () -> users.leave(firm.administrator())).refusals()).extracting(Refusal::code).containsExactly("last-wall-keeper");
    }

    @Test
    void twoWhoTakeEachOthersRolesAtOnceDoNotBothSucceed() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> both = List.of(() -> succeeds(ivy, firm.administrator()), () -> succeeds(firm.administrator(), ivy));
            int done = 0;
            for (var each : pool.invokeAll(both)) {
                done += each.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void whatTheDatabaseComputesIsNoChange() {
        ContactId client = firm.asAdministrator(() -> contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow());
        assertThat(firm.asAdministrator(() -> history.of("contact", client.value()))).flatExtracting(History.Version::changes).extracting(History.Change::column)
                .contains("display_name").doesNotContain("sort_name", "folded_name", "folded");
    }

    /** Whoever comes second finds that nobody else would be left, or is already without the permission. */
    private boolean succeeds(UserId by, UserId of) {
        try {
            return firm.as(by, () -> users.setRoles(of, List.of(), "test")).isDone();
        } catch (AccessDeniedException alreadyWithoutTheRole) {
            return false;
        }
    }

    private MatterId matter() {
        ContactId client = contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow();
        return matters.open(MatterDetails.hourly(client, "Estate of Ortiz").responsible(firm.administrator())).orThrow().id();
    }

    private Outcome<UserId> roles(UserId by, UserId of, String role) {
        return firm.as(by, () -> users.setRoles(of, List.of(role), "test"));
    }
}
