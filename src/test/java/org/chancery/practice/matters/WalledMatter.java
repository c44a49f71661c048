package org.chancery.practice.matters;

import java.util.List;
import org.chancery.platform.activity.Activities;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A firm with a matter to wall off and two people; for tests to extend. */
@ChancerySpringTest
abstract class WalledMatter {

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Parties parties;
    @Autowired Teams teams;
    @Autowired Walls walls;
    @Autowired Accesses accesses;
    @Autowired Groups groups;
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

    WallId raise(RaiseWall wall) {
        return firm.asAdministrator(() -> walls.raise(wall).orThrow());
    }

    boolean sees(UserId person) {
        return firm.as(person, () -> matters.find(matter)).isPresent();
    }

    static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    long rows(UserId person, String sql) {
        return firm.as(person, () -> transaction.execute(_ -> jdbc.sql(sql).query(Long.class).single()));
    }

    int change(UserId person, String sql) {
        return firm.as(person, () -> transaction.execute(_ -> jdbc.sql(sql).update()));
    }
}
