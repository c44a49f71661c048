package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.chancery.platform.jobs.Job.Item;
import org.chancery.shared.Outcome;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestJobs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A run goes on while one looks at it, is stopped and resumed, and leaves something to a person. */
class JobWalkTest extends BrowserTest {

    private static final List<String> CLIENTS = List.of("Estate of Ortiz", "Harbour Freight Lines", "Weiss v. Weiss", "Northgate Holdings", "Quill & Sons", "Bayview Clinics", "Marlow Trust", "Ferris Robotics");

    @Autowired TestJobs letters;

    @Test
    void aRunIsWatchedStoppedResumedAndWhatItLeftIsFound() {
        TestFirm firm = firms.found();
        var allowed = new Semaphore(3);
        List<Item> items = IntStream.range(0, CLIENTS.size()).mapToObj(i -> new Item("C" + i, CLIENTS.get(i), null)).toList();
        var id = firm.asAdministrator(() -> letters.start("Letters to clients, November 2026", items, item -> {
            allowed.acquireUninterruptibly();
            return item.label().startsWith("Weiss") ? Outcome.refused("no-address", "No address is known to which the letter could be sent.") : Outcome.done("Letter written");
        }));
        Page page = signedIn(firm.administratorEmail());
        page.navigate(url("/jobs/" + id));
        assertThat(page.getByText("2 of 8 done, 1 parked")).isVisible();
        allowed.release(1);
        assertThat(page.getByText("3 of 8 done, 1 parked")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop")).click();
        allowed.release(1);
        assertThat(page.getByText("Stopped").first()).isVisible();
        page.navigate(url("/jobs/" + id));
        picture(page, "job-stopped");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resume")).click();
        allowed.release(2);
        assertThat(page.getByText("6 of 8 done, 1 parked")).isVisible();
        guide(page, "job");
        allowed.release(1);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))).isVisible();
        picture(page, "job-done");
        page.navigate(url("/jobs"));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Letters to clients, November 2026"))).isVisible();
        picture(page, "jobs");
    }
}
