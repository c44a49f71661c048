package org.chancery.platform.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.shared.Id;
import org.joda.money.Money;
import org.jspecify.annotations.NullUnmarked;

/** A listing with a column and a filter of every kind, over a table that nobody reads. */
@NullUnmarked
final class FuzzedList {

    record NoteId(UUID value) implements Id {}

    record Note(NoteId id, String name, String status, LocalDate due, Instant seen, Money fee, Integer spent, int pages) {}

    static final Listing<Note> NOTES = Listing.of("notes", "Notes", Note.class)
            .sql("select n.id, n.name, n.status, n.due, n.seen, n.fee_minor, n.currency, n.spent, n.pages, n.matter_id from note n")
            .row(row -> new Note(row.id("id", NoteId::new), row.textOrNull("name"), row.text("status"), row.dateOrNull("due"), row.instantOrNull("seen"),
                    row.moneyOrNull("fee_minor", "currency"), row.numberOrNull("spent"), row.number("pages")))
            .column(Column.text("name", "Name", Note::name))
            .column(Column.tag("status", "Status", Note::status).required())
            .column(Column.date("due", "Due", Note::due))
            .column(Column.instant("seen", "Seen", Note::seen))
            .column(Column.money("fee", "Fee", Note::fee))
            .column(Column.minutes("spent", "Time", Note::spent))
            .column(Column.count("pages", "Pages", Note::pages).required())
            .filter(Filter.choice("status", "Status", Choices.of(List.of(Option.of("OPEN", "Open"), Option.of("CLOSED", "Closed")))))
            .filter(Filter.reference("matterId", "Matter", null))
            .filter(Filter.contains("name", "Name", "name"))
            .filter(Filter.dates("due", "Due", "due"))
            .filter(Filter.instants("seen", "Seen", "seen"))
            .filter(Filter.amounts("fee", "Fee"))
            .search("name ilike :q")
            .sort("-due")
            .build();

    private FuzzedList() {}
}
