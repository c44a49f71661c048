package org.chancery.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chancery.testing.TestTrust.usd;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.database.Database;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestDatabase;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestTrust;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is bent in the database by its superuser, past every trigger, is found and named. */
@ChancerySpringTest
class SealingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired Sealing sealing;
    @Autowired SealVerification verification;
    @Autowired Database database;

    private final JdbcClient superuser = TestDatabase.superuser();

    /** A firm with an entry of client money, all of it sealed. */
    private TestFirm sealed() {
        TestFirm firm = firms.found();
        trust.in(firm).matterHolding("Estate of Ortiz", usd("1000.00"), LocalDate.of(2026, 1, 5));
        sealing.firm(firm.id(), PATIENCE);
        assertThat(findings(firm)).isEmpty();
        assertThat(sealing.waiting(firm.id())).isZero();
        return firm;
    }

    private List<SealFinding> findings(TestFirm firm) {
        return firm.asAdministrator(verification::verdict).findings();
    }

    private <T> T one(String query, TestFirm firm, Class<T> type) {
        return superuser.sql(query).param("firm", firm.id()).query(type).single();
    }

    private void bend(TestFirm firm, String... statements) {
        for (String statement : statements) {
            assertThat(superuser.sql(statement).param("firm", firm.id()).update()).as(statement).isPositive();
        }
    }

    @Test
    void eachRowThatIsChangedTakenAwayOrSlippedInIsNamed() {
        TestFirm firm = sealed();
        assertThat(firm.asAdministrator(verification::verdict).rows()).isGreaterThan(10);
        UUID entry = one("select id from finance.journal_entry where firm_id = :firm", firm, UUID.class);
        UUID activity = one("select id from platform.activity where firm_id = :firm order by id limit 1", firm, UUID.class);
        long version = one("select min(id) from platform.row_version where firm_id = :firm and operation = 'I'", firm, Long.class);
        bend(firm, "update finance.posting set amount_minor = 2 * amount_minor where firm_id = :firm and line = 1",
                "delete from platform.activity where firm_id = :firm and id = (select id from platform.activity where firm_id = :firm order by id limit 1)",
                "update platform.row_version set user_id = gen_random_uuid() where firm_id = :firm and id = (select min(id) from platform.row_version where firm_id = :firm and operation = 'I')",
                "insert into finance.posting (firm_id, entry_id, line, account_id, date, amount_minor, currency) select firm_id, entry_id, 3, account_id, date, 1, currency from finance.posting where firm_id = :firm and line = 1",
                """
                insert into finance.posting (firm_id, entry_id, line, account_id, date, amount_minor, currency, seal_order)
                select firm_id, entry_id, 4, account_id, date, 1, currency, seal_order from finance.posting where firm_id = :firm and line = 1""");
        assertThat(findings(firm)).extracting(SealFinding::code, SealFinding::table, SealFinding::key).containsExactlyInAnyOrder(
                tuple("changed-row", "finance.posting", entry + "/1"), tuple("missing-row", "platform.activity", activity.toString()),
                tuple("changed-row", "platform.row_version", Long.toString(version)), tuple("inserted-row", "finance.posting", entry + "/3"),
                tuple("inserted-row", "finance.posting", entry + "/4"));
        assertThat(findings(firm)).filteredOn(finding -> finding.code().startsWith("changed")).allSatisfy(finding -> assertThat(finding.message()).matches("Sealed .* UTC by seal 1: it is not as it was\\."));
        sealing.firm(firm.id(), PATIENCE);
        assertThat(findings(firm)).as("a later seal covers nothing up").hasSize(5);
    }

    @Test
    void aRowThatAnotherThanTheProgramWritesIsNamedThoughEveryTriggerRan() {
        TestFirm firm = sealed();
        superuser.sql("insert into platform.activity (firm_id, id, type, at, user_id, summary, objects) values (:firm, gen_random_uuid(), 'Probe', now(), gen_random_uuid(), 'slipped in', '[]')")
                .param("firm", firm.id()).update();
        sealing.firm(firm.id(), PATIENCE);
        assertThat(findings(firm)).extracting(SealFinding::code, SealFinding::table).containsExactly(tuple("inserted-row", "platform.activity"));
    }

    @Test
    void aSealThatIsRewrittenOrCutOffIsNamed() {
        TestFirm firm = sealed();
        firm.person("Ben Cho", "Associate");
        sealing.firm(firm.id(), PATIENCE);
        bend(firm, "update platform.seal set sealed_at = sealed_at - interval '1 year' where firm_id = :firm and number = 1");
        assertThat(findings(firm)).extracting(SealFinding::code, SealFinding::key).containsExactlyInAnyOrder(tuple("rewritten-seal", "1"), tuple("rewritten-seal", "2"));
        bend(firm, "update platform.seal set sealed_at = sealed_at + interval '1 year' where firm_id = :firm and number = 1");
        assertThat(findings(firm)).isEmpty();
        bend(firm, "update platform.seal_part set hashes = overlay(hashes placing sha256('x') from 1) where firm_id = :firm and seal = 1 and part = 1");
        assertThat(findings(firm)).extracting(SealFinding::code).containsExactlyInAnyOrder("rewritten-seal", "changed-row");
        TestFirm other = sealed();
        other.person("Ben Cho", "Associate");
        sealing.firm(other.id(), PATIENCE);
        bend(other, "delete from platform.seal_part where firm_id = :firm and seal = 2", "delete from platform.seal where firm_id = :firm and number = 2");
        assertThat(findings(other)).extracting(SealFinding::code, SealFinding::key).containsExactly(tuple("missing-seal", "2"));
        sealing.firm(other.id(), PATIENCE);
        assertThat(findings(other)).as("sealed again").extracting(SealFinding::code, SealFinding::key).containsExactly(tuple("rewritten-seal", "2"));
    }

    @Test
    void aRowThatIsCommittedLateIsNotForgotten() throws Exception {
        TestFirm firm = sealed();
        String insert = "insert into platform.activity (firm_id, id, type, at, user_id, summary, objects) values ('" + firm.id() + "', gen_random_uuid(), 'Probe', now(), gen_random_uuid(), 'late', '[]')";
        try (Connection late = DriverManager.getConnection(database.url(), database.app().name(), database.app().password()); var statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("set local chancery.firm = '" + firm.id() + "'");
            statement.execute(insert);
            firm.person("Ben Cho", "Associate");
            assertThat(sealing.firm(firm.id(), Duration.ofMillis(100))).as("what stands behind an open transaction waits").isZero();
            late.commit();
        }
        sealing.firm(firm.id(), PATIENCE);
        sealing.firm(firm.id(), PATIENCE);
        assertThat(sealing.waiting(firm.id())).isZero();
        assertThat(findings(firm)).isEmpty();
    }

    @Test
    void aTableMadeTomorrowIsSealedAndAColumnAddedLaterChangesNoRow() {
        JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(database.url(), database.owner().name(), database.owner().password()));
        TestFirm firm = firms.found();
        owner.sql("""
                create table platform.probe_sealed (firm_id uuid not null default platform.current_firm(), id uuid not null, words text not null, primary key (firm_id, id));
                call platform.protect('platform.probe_sealed');
                call platform.append_only('platform.probe_sealed')""").update();
        JdbcClient program = JdbcClient.create(new DriverManagerDataSource(database.url(), database.app().name(), database.app().password()));
        program.sql("""
                do $$ begin
                  perform set_config('chancery.firm', '%s', true);
                  insert into platform.probe_sealed (id, words) values (gen_random_uuid(), 'one');
                end $$""".formatted(firm.id())).update();
        sealing.firm(firm.id(), PATIENCE);
        owner.sql("alter table platform.probe_sealed add column later text not null default 'x'").update();
        assertThat(findings(firm)).isEmpty();
        bend(firm, "update platform.probe_sealed set words = 'other' where firm_id = :firm");
        assertThat(findings(firm)).extracting(SealFinding::code, SealFinding::table).containsExactly(tuple("changed-row", "platform.probe_sealed"));
    }
}
