package org.chancery.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of matters as the style pages show it. */
final class StyleList {

    private StyleList() {}

    static ListView matters() {
        return new ListView("matters", "Matters", "/matters", true, "", List.of(), List.of(new ListView.Link("Open", "/matters", true),
                new ListView.Link("Mine", "/matters?mine=1", false), new ListView.Link("Closed", "/matters?status=CLOSED", false)),
                List.of(new ListView.Chip("Status", "open", "/matters")), List.of(choice(), days()),
                List.of(new ListView.Head("Number", false, "/matters?sort=number", "descending"), new ListView.Head("Matter", false, "/matters?sort=name", null),
                        new ListView.Head("Status", false, null, null), new ListView.Head("Opened", false, "/matters?sort=openedOn", null),
                        new ListView.Head("Unbilled", true, null, null)),
                List.of(line("26-00532", "Okafor — lease review", "Chidi Okafor", "Open", Tone.GOOD, "12 Oct 2026", "1,204.00"),
                        line("26-00417", "Estate of Ortiz — probate and will contest", "Maria Ortiz", "Open", Tone.GOOD, "12 Jan 2026", "8,412.00"),
                        line("25-00181", "Halden v. Northgate", "Halden Trust", "Intake", Tone.INFO, "3 Mar 2025", "(450.00)")),
                List.of(new ListView.Foot("All 214 matters", 4, List.of("9,166.00"))), "214 matters", null, "/matters?cursor=1", "/matters.csv", "/matters.xlsx",
                "/matters", true, new Listing.Empty("No matters yet", "A matter is a piece of work for a client.", null),
                List.of(new Listing.Action("Open a matter", "/matters/new")), List.of(), new ListView.Columns(List.of(new ListView.Shown("number", "Number", true, false),
                        new ListView.Shown("name", "Matter", true, true), new ListView.Shown("status", "Status", true, false), new ListView.Shown("opened", "Opened", true, false)),
                        List.of(), "/matters"), new ListView.Saving("/views", true, true));
    }

    private static ListView.Control choice() {
        return new ListView.Control("Practice", "practice", ListView.Control.Input.CHOICE, List.of(Option.of("PROBATE", "Probate"), Option.of("LITIGATION", "Litigation")),
                List.of(), List.of("practice"), List.of(), false, List.of());
    }

    private static ListView.Control days() {
        return new ListView.Control("Opened", "openedOn", ListView.Control.Input.DAYS, List.of(), List.of(), List.of("openedOn.from", "openedOn.to"), List.of("", ""),
                false, List.of());
    }

    private static ListView.Line line(String number, String name, String client, String status, Tone tone, String opened, String unbilled) {
        return new ListView.Line(number, List.of(cell("Number", number, null, Column.Kind.TEXT, Tone.PLAIN, false),
                new ListView.Cell("Matter", name, client, "/matters/1", Column.Kind.TEXT, Tone.PLAIN, false, false, true),
                cell("Status", status, null, Column.Kind.TAG, tone, false), cell("Opened", opened, null, Column.Kind.DATE, Tone.PLAIN, false),
                cell("Unbilled", unbilled, null, Column.Kind.MONEY, Tone.PLAIN, true)));
    }

    private static ListView.Cell cell(String title, String text, @Nullable String small, Column.Kind kind, Tone tone, boolean numeric) {
        return new ListView.Cell(title, text, small, null, kind, tone, numeric, text.startsWith("("), false);
    }
}
