package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.platform.firm.Firms;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChancerySpringTest
class FoundingTest {

    @Autowired TestFirms testFirms;
    @Autowired Firms firms;
    @Autowired Users users;

    @Test
    void aFoundedFirmHasItsFirstUserWithEveryPermission() {
        var firm = testFirms.found();
        Actor actor = users.actor(firm.id(), firm.administrator()).orElseThrow();
        assertThat(actor.permissions()).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void oneFirmDoesNotSeeThePeopleOfAnother() {
        var one = testFirms.found();
        var other = testFirms.found();
        assertThat(one.asAdministrator(users::all)).extracting(Users.UserView::email).containsExactly(one.administratorEmail());
        assertThat(other.asAdministrator(() -> users.find(one.administrator()))).isEmpty();
        assertThat(one.asAdministrator(() -> users.find(one.administrator()))).isPresent();
    }

    @Test
    void withNobodyActingNothingIsSeen() {
        testFirms.found();
        assertThat(users.all()).isEmpty();
    }
}
