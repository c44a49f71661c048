package org.chancery.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every door of the program is tried by everybody whom it is shut to. The doors come from the program itself, so none can be forgotten. */
@ChancerySpringTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(3)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class RouteAttacksTest {

    @Autowired TestFirms firms;
    @Autowired ApplicationContext context;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    AttackedFirm attacked;
    TestFirm firm;
    final Map<Who, Caller> pages = new EnumMap<>(Who.class);
    final Map<Who, Caller> tokens = new EnumMap<>(Who.class);

    @BeforeAll
    void aFirmWithOneOfEverything() {
        attacked = new AttackedFirm(context, port);
        firm = attacked.victim.firm;
        strangers();
        theFirmsOwn();
    }

    private void strangers() {
        TestFirm other = firms.found();
        pages.put(Who.OTHER_FIRM, Caller.signedIn(port, other.administratorEmail()));
        tokens.put(Who.OTHER_FIRM, Caller.withToken(port, other.tokenOf(other.administrator())));
        pages.put(Who.NOBODY, Caller.nobody(port));
        tokens.put(Who.NOBODY, Caller.withToken(port, "chy_none"));
        Caller ended = Caller.signedIn(port, firm.administratorEmail());
        ended.endElsewhere();
        pages.put(Who.ENDED, ended);
        tokens.put(Who.ENDED, attacked.token(firm, firm.administrator(), EnumSet.allOf(Permission.class), Duration.ofMillis(1)));
    }

    private void theFirmsOwn() {
        Set<Permission> views = EnumSet.allOf(Permission.class).stream().filter(each -> each.permission().endsWith(".view")).collect(Collectors.toSet());
        firm.asSystem(() -> transaction.execute(_ -> jdbc.sql("insert into platform.role (id, name, permissions) values (:id, 'Reader', :permissions)")
                .param("id", Id.next()).param("permissions", views.stream().map(Permission::permission).toArray(String[]::new)).update()));
        UserId reader = firm.person("Rosa Reader", "Reader");
        firm.person("Noah Norole");
        pages.put(Who.READER, Caller.signedIn(port, firm.email("Rosa Reader")));
        tokens.put(Who.READER, attacked.token(firm, reader, EnumSet.allOf(Permission.class), Duration.ofDays(1)));
        pages.put(Who.WITHOUT_ROLE, Caller.signedIn(port, firm.email("Noah Norole")));
        tokens.put(Who.WITHOUT_SCOPE, attacked.token(firm, firm.administrator(), EnumSet.noneOf(Permission.class), Duration.ofDays(1)));
        pages.put(Who.CLIENT_WALLED, Caller.signedIn(port, firm.email("Ida Frost")));
        tokens.put(Who.CLIENT_WALLED, attacked.token(firm, attacked.victim.ida, EnumSet.allOf(Permission.class), Duration.ofDays(1)));
        pages.put(Who.WALLED_OFF, Caller.signedIn(port, firm.email("Eve Stone")));
        tokens.put(Who.WALLED_OFF, attacked.token(firm, attacked.victim.eve, EnumSet.allOf(Permission.class), Duration.ofDays(1)));
    }

    @Test
    void nobodyPassesADoorThatIsShutToThem() {
        RouteAttacks attacks = new RouteAttacks(attacked.victim, attacked.samples, attacked.requests, pages, tokens);
        AttackTable table = new AttackTable();
        for (Who who : Who.values()) {
            String before = attacked.fingerprint.take();
            attacked.routes.forEach(route -> attacks.attempts(route, who).forEach(table::add));
            String after = attacked.fingerprint.take();
            table.add(new Attempt("(the firm's data afterwards)", who, "as before", before.equals(after) ? "as before" : "changed",
                    before.equals(after) ? "ok" : attacked.fingerprint.difference(before, after)));
        }
        table.write("routes");
        assertThat(attacked.closed).as("what is refused to others is there for the rightful").isEmpty();
        assertThat(attacked.routes.stream().filter(route -> !attacked.requests.knows(route))).as("no page of the sample has a form for these: say in Requests what they are sent").isEmpty();
        assertThat(table.size()).isGreaterThan(1500);
        assertThat(table.findings()).isEmpty();
        table.record(attacked.routes, Path.of("src/main/resources/enforcement/routes.tsv"));
    }
}
