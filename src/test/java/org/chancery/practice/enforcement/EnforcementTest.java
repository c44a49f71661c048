package org.chancery.practice.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.testing.TestBilling;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The proof of enforcement, on a firm with work and bills. */
@ChancerySpringTest
class EnforcementTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired Enforcement enforcement;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void everyTableHoldsAgainstOtherFirmsAndWallsWithRowsThatAreThere() {
        TestFirm firm = firms.found();
        var office = billing.in(firm);
        office.issued(office.matter, 60);
        String before = walls(firm);
        List<Trial> trials = firm.asAdministrator(() -> enforcement.trials(enforcement.tryEverything().orThrow()));
        assertThat(trials).filteredOn(trial -> trial.verdict() == Trial.Verdict.BROKEN).isEmpty();
        for (String table : List.of("practice.matter", "practice.time_entry", "finance.invoice", "finance.posting", "platform.activity", "platform.row_version")) {
            assertThat(trials).filteredOn(trial -> trial.subject().equals(table) && trial.triedAs().contains("wall")).as(table)
                    .hasSizeGreaterThanOrEqualTo(3).allMatch(trial -> trial.verdict() == Trial.Verdict.HELD && trial.there() > 0);
        }
        assertThat(trials).filteredOn(trial -> trial.subject().equals("practice.contact")).extracting(Trial::verdict).containsOnly(Trial.Verdict.HELD);
        assertThat(trials).filteredOn(trial -> trial.kind() == Trial.Kind.ROUTE).hasSizeGreaterThan(200);
        assertThat(walls(firm)).as("no wall of a trial stands afterwards").isEqualTo(before);
        assertThat(firm.asAdministrator(() -> enforcement.reports())).singleElement().matches(EnforcementReport::holds);
    }

    private String walls(TestFirm firm) {
        return firm.asSystem(() -> transaction.execute(_ -> jdbc.sql("select count(*) || ' ' || (select count(*) from platform.row_version where object_type = 'wall') from practice.wall")
                .query(String.class).single()));
    }

    @Test
    void aTableThatLostItsPolicyIsSaidToBeBroken() {
        assertThat(Trial.ofTable("t", "policy", "another firm", true, 5, 1).verdict()).isEqualTo(Trial.Verdict.BROKEN);
        assertThat(Trial.ofTable("t", "policy", "another firm", false, 5, 0).verdict()).isEqualTo(Trial.Verdict.BROKEN);
        assertThat(Trial.ofTable("t", "policy", "another firm", true, 0, 0).verdict()).isEqualTo(Trial.Verdict.EMPTY);
    }
}
