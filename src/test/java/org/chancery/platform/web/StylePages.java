package org.chancery.platform.web;

import gg.jte.CodeResolver;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Pages made of every component, as the firm's pages are; the product does not ship them. */
final class StylePages {

    /** The names of the pages, and the paths at which the frame believes them to be. */
    static final Map<String, String> PATHS = Map.of("matter", "/matters/1", "bills", "/bills", "payout", "/trust/1/disbursements/new", "week", "/week",
            "signin", "/sign-in", "matters", "/matters", "missing", "/nowhere");

    private static final TemplateEngine templates = TemplateEngine.create(new BothFolders(), Path.of("target/jte-style"), ContentType.Html);

    static {
        templates.setTrimControlStructures(true);
    }

    private StylePages() {}

    static String render(String page) {
        var model = new HashMap<String, Object>();
        model.put("frame", frame(PATHS.getOrDefault(page, "/"), page.equals("signin") ? null : new Someone()));
        switch (page) {
            case "payout" -> model.put("refusals", List.of(Refusal.at("amount", "trust-uncleared-funds",
                    "$150.00 more than the cleared money of this matter. $400.00 clears on 25 Nov.")));
            case "matters" -> model.put("list", StyleList.matters());
            case "missing" -> model.put("problem", Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no page at this address."));
            default -> { }
        }
        return render("style/" + page + ".jte", model);
    }

    static String render(String template, Map<String, Object> model) {
        var html = new StringOutput();
        templates.render(template, model, html);
        return html.toString();
    }

    static Frame frame(String path, @Nullable SignedInPerson person) {
        var flash = path.equals("/bills") ? Flash.done("3 bills approved and queued for sending.").link("See them", "/bills?v=sent") : null;
        return new Frame(path, path, person, Locale.US, ZoneId.of("America/Los_Angeles"), Theme.AUTO, flash, new Assets(),
                () -> new Csrf("_csrf", "X-CSRF-TOKEN", "token"), () -> person == null ? Rail.EMPTY : rail(path));
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
        var groups = Stream.of(Department.values()).map(department -> new Rail.Group(department, places.stream()
                .filter(item -> item.department() == department)
                .map(item -> new Rail.Place(item.label(), item.href(), item.chord(), item.count() == null ? 0 : item.count().getAsInt(), item == here))
                .toList())).toList();
        return new Rail(groups, List.of(QuickAdd.of("Matter", "/matters/new").key("m"), QuickAdd.of("Contact", "/contacts/new").key("c"),
                QuickAdd.of("Time entry", "/time/new").key("t")), List.of(timer()), List.of());
    }

    private static Function<Frame, Content> timer() {
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

        @Override
        public boolean maySomewhere(String permission) {
            return true;
        }
    }

    /** The product's templates, and beside them the style pages. */
    private record BothFolders(CodeResolver product, CodeResolver styles) implements CodeResolver {

        BothFolders() {
            this(new DirectoryCodeResolver(Path.of("src/main/jte")), new DirectoryCodeResolver(Path.of("src/test/jte")));
        }

        private CodeResolver holding(String name) {
            return product.exists(name) ? product : styles;
        }

        @Override
        public @Nullable String resolve(String name) {
            return holding(name).resolve(name);
        }

        @Override
        public boolean exists(String name) {
            return holding(name).exists(name);
        }

        @Override
        public long getLastModified(String name) {
            return holding(name).getLastModified(name);
        }
    }
}
