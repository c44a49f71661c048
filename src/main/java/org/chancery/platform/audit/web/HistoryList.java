package org.chancery.platform.audit.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.audit.History;
import org.chancery.platform.audit.HistorySearch;
import org.chancery.platform.audit.HistorySearch.Found;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.springframework.stereotype.Component;

/** All versions of all rows as a list. */
@Component
class HistoryList {

    private static final Choices OPERATIONS = Choices.of(List.of(new Option("I", "Added"), new Option("U", "Changed"), new Option("D", "Removed")));
    /** What a person did while an emergency access of his was open. */
    static final Filter DURING = Filter.reference("emergencyId", "During the emergency access", "select reason from platform.emergency_access where id = :id", """
            user_id = (select e.user_id from platform.emergency_access e where e.id = :emergencyId)
              and at >= (select e.opened_at from platform.emergency_access e where e.id = :emergencyId)
              and at <= (select coalesce(e.ended_at, e.ends_at) from platform.emergency_access e where e.id = :emergencyId)""");
    private static final Choices PEOPLE = Choices.query("select id::text as value, name as label from platform.app_user order by name, id");
    private static final Choices TYPES = Choices.query("""
            select replace(c.relname, '_', '-') as value, replace(c.relname, '_', ' ') as label
            from pg_catalog.pg_class c
            where exists (select from pg_catalog.pg_trigger t where t.tgrelid = c.oid and t.tgname = 'history_update')
            union all select 'user', 'user' order by 2""");

    private final History history;
    private final HistorySearch search;

    HistoryList(History history, HistorySearch search) {
        this.history = history;
        this.search = search;
    }

    /** With the people's names as they are now. */
    Listing<Found> listing() {
        Map<UUID, String> people = history.people();
        return Listing.of("history", "History", Found.class)
                .sql(HistorySearch.SQL)
                .row(search::read)
                .column(Column.instant("at", "When", Found::at).unsortable().required())
                .column(Column.text("userName", "Who", Found::userName).unsortable().required())
                .column(Column.text("objectType", "What", (Found found) -> HistoryWords.plain(found.objectType())).unsortable().link(found -> "/history/" + found.objectType() + "/" + found.objectId()).required())
                .column(Column.tag("operation", "Kind", (Found found) -> HistoryWords.title(found.operation())).unsortable().tone(found -> tone(found.operation())))
                .column(Column.prose("changes", "Differences", (Found found) -> differences(found, people)))
                .column(Column.prose("reason", "Reason", Found::reason))
                .column(Column.text("request", "Request", Found::request).unsortable())
                .column(Column.number("version", "No.", (Found found) -> BigDecimal.valueOf(found.version())).required())
                .filter(Filter.choice("person", "Person", PEOPLE, "user_id::text in (:person)"))
                .filter(Filter.choice("type", "Type", TYPES, "object_type in (:type)"))
                .filter(Filter.reference("objectId", "Object", null))
                .filter(DURING)
                .filter(Filter.instants("at", "When", "at"))
                .filter(Filter.choice("operation", "Kind", OPERATIONS))
                .sort("-version")
                .action("Audit packet", "/history/packets")
                .empty("Nothing happened", "Every change of every row stands here, written by the database itself.")
                .build();
    }

    private static Tone tone(String operation) {
        return switch (operation) {
            case "INSERT" -> Tone.GOOD;
            case "DELETE" -> Tone.BAD;
            default -> Tone.INFO;
        };
    }

    private static String differences(Found found, Map<UUID, String> people) {
        var words = new HistoryWords(found.objectType(), people);
        return words.lines(found.changes(), found.currency()).stream()
                .map(line -> found.operation().equals("UPDATE") ? line.what() + ": " + line.before() + " → " + line.after()
                        : line.what() + ": " + (found.operation().equals("DELETE") ? line.before() : line.after()))
                .collect(Collectors.joining("; "));
    }
}
