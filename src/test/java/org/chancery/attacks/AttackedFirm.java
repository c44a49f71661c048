package org.chancery.attacks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chancery.platform.audit.Sealing;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Tokens;
import org.chancery.shared.UserId;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The running program, all its routes, and a firm in it that has something behind each. */
final class AttackedFirm {

    final int port;
    final Victim victim;
    final Samples samples;
    final Fingerprint fingerprint;
    final List<Route> routes;
    final Requests requests;
    /** Who may do everything: the requests that are refused to others succeed for them. */
    final Caller page;
    final Caller token;
    /** Routes that did not open to the rightful, which would prove nothing when they are shut to others. */
    final List<String> closed = new ArrayList<>();
    private final PageForms forms;
    private final Tokens tokens;

    AttackedFirm(ApplicationContext context, int port) {
        this.port = port;
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        tokens = context.getBean(Tokens.class);
        victim = new Victim(context.getBean(TestFirms.class).found(), context.getBean(TestBilling.class), context);
        context.getBean(Sealing.class).firm(victim.firm.id(), Duration.ofMinutes(1));
        fingerprint = new Fingerprint(victim.firm, jdbc, transaction);
        token = token(victim.firm, victim.firm.administrator(), EnumSet.allOf(Permission.class), Duration.ofDays(1));
        page = Caller.signedIn(port, victim.firm.administratorEmail());
        samples = new Samples(victim.firm, victim.matter.value(), jdbc, transaction, fingerprint.tablesOfMatters());
        routes = Route.of(context.getBeansOfType(RequestMappingHandlerMapping.class).values());
        forms = new PageForms(samples);
        requests = new Requests(samples, forms);
        readEverything();
    }

    Caller token(TestFirm firm, UserId user, Set<Permission> scopes, Duration valid) {
        return Caller.withToken(port, firm.asSystem(() -> tokens.issue(user, "attack", scopes, valid).orThrow()));
    }

    Caller rightful(Route route) {
        return route.isApi() ? token : page;
    }

    /** Reads the forms too, which are then sent as others. */
    private void readEverything() {
        for (Route route : routes) {
            if (route.isRead() && !RouteAttacks.PUBLIC.contains(route.toString())) {
                Answer answer = rightful(route).get(requests.of(route).path());
                forms.read(route, route.isApi() ? "" : answer.text());
                if (answer.status() != 200 && answer.status() != 303) {
                    closed.add(answer.status() + " " + route);
                }
            }
        }
    }
}
