package org.chancery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.chancery.finance.delivery.BillPrints;
import org.chancery.finance.delivery.Deliveries;
import org.chancery.finance.runs.BillingRuleTerms;
import org.chancery.finance.runs.BillingRules;
import org.chancery.finance.runs.BillingRuns;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Emergencies;
import org.chancery.platform.identity.EmergencyId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.platform.jobs.Job;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.enforcement.Enforcement;
import org.chancery.practice.matters.AskedFor;
import org.chancery.practice.matters.Groups;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.NoticeView;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallNames;
import org.chancery.practice.matters.WallNotices;
import org.chancery.practice.matters.WallStops;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.testing.TestDemo;
import org.chancery.testing.TestJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * A tour of every page on the demo firm. Pages are found by their links, so a page that no link leads to fails here, and so does a link
 * that its reader may not open.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class PageTourTest extends BrowserTest {

    private static final int MOST_BYTES = 300_000;
    /** Answers to a form that is being filled in, the pages of signing in, and what the demo has none of: a bank's line without its entry, e-bill files to save, refunds, payment plans and dunning letters ({@link ReceivablesWalkTest} looks at those). */
    private static final Set<String> NO_PAGES = Set.of("/matters/choices", "/contacts/choices", "/contacts/similar", "/trust/hint", "/sign-in", "/sign-in/second", "/welcome", "/profile/notices",
            "/profile/security/app",
            "/banking/lines/{id}/entry", "/ebills/{file}", "/bills/{id}/e-invoice/file", "/jobs/{id}/live", "/inbox/live", "/refunds/new", "/refunds/{id}", "/payment-plans/{id}", "/letters/{id}", "/letters/{id}/pdf", "/letters/print", "/sign-in/directory", "/sign-in/firm", "/invitation/{secret}");
    /** Led to only while a bill is owed, late, or its client's money is there, which depends on the day. */
    private static final List<String> SOMETIMES = List.of("client-money", "credit", "write-off", "interest");
    private static final String WEIGHT = """
            [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, each) => sum + each.encodedBodySize, 0)""";

    @Autowired TestDemo told;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
    @Autowired Matters matters;
    @Autowired Firms calendar;
    @Autowired Users users;
    @Autowired Contacts contacts;
    @Autowired Groups groups;
    @Autowired Walls walls;
    @Autowired WallNotices notices;
    @Autowired WallStops stops;
    @Autowired Enforcement enforcement;
    @Autowired Emergencies emergencies;
    @Autowired TestJobs jobs;
    @Autowired BillingRules rules;
    @Autowired BillingRuns runs;
    @Autowired Deliveries deliveries;
    @Autowired BillPrints prints;

    @Test
    void everyPageOpensForThoseWhoAreLedThereAndIsSoundOnEveryScreen() {
        TestDemo.Demo demo = told.firm();
        SoftAssertions all = new SoftAssertions();
        Page amelia = signedIn(demo.email("amelia"), demo.password("amelia"));
        Map<String, String> pages = tour(demo, amelia, all);
        guides(amelia, demo, pages);
        Page anna = signedIn(firms.found().administratorEmail());
        all.assertThat(Trail.follow(anna, url(""), routes(), List.of("/")).broken()).as("links of a firm that has nothing yet").isEmpty();
        for (String name : List.of("james", "rosa", "peter", "grace", "helen", "owen")) {
            Page theirs = signedIn(demo.email(name), demo.password(name));
            all.assertThat(Trail.follow(theirs, url(""), routes(), List.of("/")).broken()).as("links that %s cannot open", name).isEmpty();
            all.check(() -> picture(theirs, "tour-desk-of-" + name));
        }
        all.assertAll();
    }

    private Map<String, String> tour(TestDemo.Demo demo, Page page, SoftAssertions all) {
        page.keyboard().press("t");
        page.locator(".timer:not(.idle)").waitFor();
        Trail trail = Trail.follow(page, url(""), routes(), beginnings(page, demo));
        List<String> routes = routes().stream().map(PathPattern::getPatternString).filter(route -> !route.startsWith("/history/")).toList();
        all.assertThat(trail.broken()).as("links that do not open").isEmpty();
        Map<String, String> pages = trail.pages();
        SOMETIMES.forEach(step -> pages.putIfAbsent("/bills/{id}/" + step, pages.get("/bills/{id}") + "/" + step));
        all.assertThat(pages.keySet()).as("every page is led to").containsAll(routes).contains("/history/matter/{id}");
        pages.forEach((kind, address) -> {
            if (routes.contains(kind) && !kind.endsWith("/pdf") || kind.equals("/history/matter/{id}")) {
                all.check(() -> look(page, kind, address));
            }
        });
        return pages;
    }

    private void look(Page page, String kind, String address) {
        assertThat(Objects.requireNonNull(page.navigate(url(address))).status()).as(address).isEqualTo(200);
        assertThat((int) page.evaluate(WEIGHT)).as("bytes of %s", address).isLessThan(MOST_BYTES);
        Screens.keepAndLookInDark(page, "tour" + (kind.equals("/") ? "-desk" : kind.replaceAll("[{}]", "").replace('/', '-')));
    }

    /** The desk, and what is not the first on any list: a matter behind a wall, a credit note. */
    private List<String> beginnings(Page page, TestDemo.Demo demo) {
        EmergencyId emergency = demo.as("owen", () -> emergencies.open(Set.of(Permission.CONTACTS_VIEW), "A courier waits for a client's address", Duration.ofMinutes(15)).orThrow());
        demo.as("owen", () -> emergencies.end(emergency).orThrow());
        return demo.as("amelia", () -> {
            var walled = matters.search("Northgate", 1).getFirst();
            var credited = first(page, demo.loaded().token(), "/credit-notes");
            var screened = behindWalls(demo, walled.id());
            jobs.start("Letters to clients", List.of(new Job.Item("1", "Maria Ortiz", null)), _ -> Outcome.refused("no-address", "No address is known."));
            var run = runs.start(new BillingRuns.StartRun(rules.add(BillingRuleTerms.onDemand("Month end")).orThrow().id(), null, true)).orThrow();
            deliveries.deliver(InvoiceId.of(first(page, demo.loaded().token(), "/invoices?owed=UNPAID"))).orThrow();
            return List.of("/matters/" + matters.search("Mendez", 1).getFirst().id() + "/fees", "/billing-runs/" + run, "/bill-prints/" + prints.print().orThrow(), "/matters/" + walled.id(), "/matters/" + walled.id() + "/access", "/credit-notes/" + credited, "/contacts/" + screened + "/access", "/enforcement", "/");
        });
    }

    /** What those who keep walls have after a while: a group, a client behind a wall, a notice to all others, somebody who was stopped, and a proof. */
    private ContactId behindWalls(TestDemo.Demo demo, MatterId walled) {
        var nadia = users.all().stream().filter(user -> user.name().startsWith("Nadia")).findFirst().orElseThrow();
        ContactId client = contacts.add(ContactDetails.organisation("Brackwater Holdings")).orThrow();
        var group = groups.make(new Groups.GroupDetails("Laterals of Northgate’s counsel", "Screened under Rule 1.10(a)(2)", List.of(nadia.id()))).orThrow();
        var wall = walls.raise(RaiseWall.against(client, "Advised them at a former firm", WallNames.ofGroup(group))).orThrow();
        notices.write(new WallNotices.NewNotice(wall, NoticeView.Audience.INSIDE, "N. Okafor is screened from Brackwater", "Do not discuss Brackwater with her.", 7)).orThrow();
        var firm = demo.asSystem(calendar::current).id();
        stops.note(new AskedFor(firm, nadia.id(), AskedFor.Kind.ASKED, "/matters/{id}", stops.now(), List.of(walled.value()), ""));
        stops.flush();
        demo.asSystem(() -> enforcement.tryEverything().orThrow());
        return client;
    }

    private String first(Page page, String token, String list) {
        var answer = page.request().get(url("/api/v1" + list), RequestOptions.create().setHeader("Authorization", "Bearer " + token));
        return JsonPath.read(answer.text(), "$.items[0].id");
    }

    /** What the guides show, on the firm's own data. */
    private void guides(Page page, TestDemo.Demo demo, Map<String, String> pages) {
        page.navigate(url("/matters/" + demo.as("amelia", () -> matters.search("Ortiz", 1).getFirst()).id()));
        guide(page, "matter");
        page.navigate(url(pages.get("/matters/{id}/access")));
        guide(page, "wall");
        page.navigate(url("/time/week?date=" + lastFriday(demo)));
        guide(page, "week");
        page.navigate(url(pages.get("/pre-bills/{id}")));
        guide(page, "pre-bill");
        page.navigate(url(pages.get("/bills/{id}")));
        guide(page, "bill");
        page.navigate(url("/trust"));
        guide(page, "client-money");
        page.navigate(url("/banking"));
        page.getByText("First State IOLTA").click();
        page.locator("main a[href*='/reconciliations/']").first().click();
        page.waitForURL("**/reconciliations/*");
        guide(page, "reconciliation");
        page.navigate(url("/reports/trial-balance"));
        guide(page, "trial-balance");
    }

    private LocalDate lastFriday(TestDemo.Demo demo) {
        return demo.asSystem(calendar::today).with(TemporalAdjusters.previous(DayOfWeek.FRIDAY));
    }

    private List<PathPattern> routes() {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().stream().anyMatch(method -> method.name().equals("GET")))
                .flatMap(mapping -> Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns().stream())
                .filter(route -> !route.getPatternString().matches("/(api|v3|swagger).*") && !NO_PAGES.contains(route.getPatternString()))
                .sorted(PathPattern.SPECIFICITY_COMPARATOR).toList();
    }
}
