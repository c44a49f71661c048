package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Renders pages made of every component, as the firm's pages are, into {@code target/screens/style-*.html}, where they can be looked at. */
@NullUnmarked
class StylePagesTest {

    private static final TemplateEngine templates = TemplateEngine.create(new BothFolders(), Path.of("target/jte-style"), ContentType.Html);

    static {
        templates.setTrimControlStructures(true);
    }

    @ParameterizedTest
    @CsvSource({"matter,/matters/1", "bills,/bills", "payout,/trust/1/disbursements/new", "week,/week", "signin,/sign-in"})
    void aPageOfComponentsRendersWhole(String page, String path) throws IOException {
        var frame = frame(path, page.equals("signin") ? null : new Someone());
        var model = new HashMap<String, Object>(Map.of("frame", frame, "refusals", List.of(Refusal.at("amount", "trust-uncleared-funds",
                "$150.00 more than the cleared money of this matter. $400.00 clears on 25 Nov."))));
        if (!page.equals("payout")) {
            model.remove("refusals");
        }
        var html = new StringOutput();
        templates.render("style/" + page + ".jte", model, html);

        assertThat(html.toString().strip()).startsWith("<!doctype html>").endsWith("</html>").contains("<main id=\"main\"").doesNotContain("style=\"");
        Files.createDirectories(Path.of("target/screens"));
        Files.writeString(Path.of("target/screens/style-" + page + ".html"), html.toString());
    }

    static Frame frame(String path, @Nullable SignedInPerson person) {
        return new Frame(path, path, person, Locale.US, ZoneId.of("America/Los_Angeles"), Theme.AUTO,
                path.equals("/bills") ? Flash.done("3 bills approved and queued for sending.").link("See them", "/bills?v=sent") : null,
                new Assets(), () -> new Csrf("_csrf", "X-CSRF-TOKEN", "token"), () -> person == null ? Rail.EMPTY : rail(path));
    }

    private static Rail rail(String path) {
        var places = List.of(
                NavItem.of(Department.DESK, "Inbox", "/inbox").count(() -> 7).chord("g i"), NavItem.of(Department.DESK, "My week", "/week").chord("g w"),
                NavItem.of(Department.PRACTICE, "Matters", "/matters").chord("g m"), NavItem.of(Department.PRACTICE, "Contacts", "/contacts").chord("g c"),
                NavItem.of(Department.PRACTICE, "Calendar", "/calendar"), NavItem.of(Department.PRACTICE, "Time", "/time"),
                NavItem.of(Department.FINANCE, "Bills", "/bills").count(() -> 31).chord("g b"), NavItem.of(Department.FINANCE, "Client money", "/trust"),
                NavItem.of(Department.FINANCE, "Banking", "/banking"), NavItem.of(Department.FINANCE, "Ledger", "/ledger"),
                NavItem.of(Department.FINANCE, "Reports", "/reports"), NavItem.of(Department.DOCUMENTS, "Library", "/library"),
                NavItem.of(Department.PROCESS, "Maps", "/maps"), NavItem.of(Department.FIRM, "People", "/people"));
        var here = Paths.longest(places, NavItem::href, path);
        var groups = new ArrayList<Rail.Group>();
        for (var department : Department.values()) {
            groups.add(new Rail.Group(department, places.stream().filter(item -> item.department() == department)
                    .map(item -> new Rail.Place(item.label(), item.href(), item.chord(), item.count() == null ? 0 : item.count().getAsInt(), item == here))
                    .toList()));
        }
        return new Rail(groups, List.of(QuickAdd.of("Matter", "/matters/new").key("m"), QuickAdd.of("Contact", "/contacts/new").key("c"),
                QuickAdd.of("Time entry", "/time/new").key("t")), List.of(timer()));
    }

    private static Function<Frame, gg.jte.Content> timer() {
        return frame -> output -> templates.render("style/timer.jte", Map.of("frame", frame), output);
    }

    private record Someone() implements SignedInPerson {
        @Override
        public UserId userId() {
            return UserId.next();
        }

        @Override
        public String name() {
            return "Adela Lane";
        }

        @Override
        public String email() {
            return "a.lane@harcourtlane.example";
        }

        @Override
        public String firmName() {
            return "Harcourt & Lane LLP";
        }

        @Override
        public Locale locale() {
            return Locale.US;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("America/Los_Angeles");
        }

        @Override
        public boolean may(String permission) {
            return true;
        }
    }

    /** The product's templates, and beside them the style pages, which the product does not ship. */
    private record BothFolders(CodeResolver product, CodeResolver styles) implements CodeResolver {

        BothFolders() {
            this(new DirectoryCodeResolver(Path.of("src/main/jte")), new DirectoryCodeResolver(Path.of("src/test/jte")));
        }

        @Override
        public @Nullable String resolve(String name) {
            return Objects.requireNonNullElseGet(product.resolve(name), () -> styles.resolve(name));
        }

        @Override
        public boolean exists(String name) {
            return product.exists(name) || styles.exists(name);
        }

        @Override
        public long getLastModified(String name) {
            return product.exists(name) ? product.getLastModified(name) : styles.getLastModified(name);
        }
    }
}
