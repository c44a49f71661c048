package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.chancery.Chancery;
import org.chancery.platform.database.Database;
import org.chancery.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The first hour of an installation: an empty database, the page that makes the firm, and the first sign-in. */
@ResourceLock("chromium")
class FirstPageWalkTest {

    @Test
    void theFirstPageMakesTheFirmAndItsFirstUserAndIsGoneAfterwards() throws Exception {
        Database empty = TestDatabase.named("first_page");
        try (var program = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Chancery.class)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Database.class, () -> empty)).run("--server.port=0");
                var chromium = Browsers.Running.start()) {
            String url = "http://localhost:" + program.getWebServer().getPort();
            Page page = BrowserTest.window(chromium.browser());
            page.navigate(url + "/matters");
            assertThat(page.locator("h1")).hasText("Welcome to Chancery");
            Screens.keep(page, "first-page");
            nothingEnteredIsRefusedAtEachField(page);
            setUp(page);
            signIn(page);
            page.navigate(url + "/welcome");
            assertThat(page).not().hasURL(Pattern.compile(".*/welcome"));
        }
    }

    private static void nothingEnteredIsRefusedAtEachField(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set up the firm")).click();
        assertThat(page.locator(".f.bad")).hasCount(4);
        Screens.keep(page, "first-page-refused");
    }

    private static void setUp(Page page) {
        page.fill("[name=firmName]", "Harcourt & Lane LLP");
        page.fill("[name=name]", "Amelia Lane");
        page.fill("[name=email]", "amelia@harcourtlane.example");
        page.fill("[name=password]", "correct horse battery");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set up the firm")).click();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        assertThat(page.getByText("is set up")).isVisible();
    }

    private static void signIn(Page page) {
        page.fill("[name=email]", "amelia@harcourtlane.example");
        page.fill("[name=password]", "correct horse battery");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Set up the firm");
        assertThat(page.getByText("Harcourt & Lane LLP").first()).isVisible();
    }
}
