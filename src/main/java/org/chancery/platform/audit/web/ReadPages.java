package org.chancery.platform.audit.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.audit.Reading.Kind;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who opened what, and who took something out. */
@Controller
class ReadPages implements NavigationSource {

    /** A line of the log. */
    record Read(Instant at, String userName, Kind kind, @Nullable String objectType, @Nullable UUID objectId, @Nullable String matter, String route, @Nullable String permission, int count) {}

    private static final Listing<Read> READS = Listing.of("reads", "Reads", Read.class)
            .sql("""
                select r.id, r.at, r.user_id, coalesce(u.name, 'the program') as user_name, r.kind, r.object_type, r.object_id, r.matter_id, r.route, r.permission, r.count,
                       coalesce(r.object_type, '') as type_searched
                from platform.read_log r
                left join platform.app_user u on u.firm_id = r.firm_id and u.id = r.user_id
                """)
            .row(row -> new Read(row.instant("at"), row.text("user_name"), row.constant("kind", Kind.class), row.textOrNull("object_type"), row.idOrNull("object_id", id -> id),
                    row.textOrNull("matter_id"), row.text("route"), row.textOrNull("permission"), row.number("count")))
            .column(Column.instant("at", "When", Read::at).required())
            .column(Column.text("userName", "Who", Read::userName).required())
            .column(Column.tag("kind", "Did", (Read read) -> read.kind().word()).tone(read -> tone(read.kind())))
            .column(Column.text("objectType", "What", ReadPages::what).link(ReadPages::address))
            .column(Column.text("route", "Page or act", Read::route))
            .column(Column.text("permission", "By the permission", Read::permission))
            .column(Column.count("count", "Times", Read::count))
            .filter(Filter.choice("person", "Person", Choices.query("select id::text as value, name as label from platform.app_user order by name, id"), "user_id::text in (:person)"))
            .filter(Filter.choice("kind", "Did", Choices.of(Kind.class, Kind::word)))
            .filter(Filter.contains("type", "Type", "type_searched"))
            .filter(Filter.reference("objectId", "Object", null))
            .filter(Filter.reference("matterId", "Matter", null))
            .filter(HistoryList.DURING)
            .filter(Filter.instants("at", "When", "at"))
            .sort("-at")
            .view("Exports", "kind=EXPORTED")
            .view("Permissions used", "kind=USED")
            .empty("Nothing was opened", "Whoever opens a client's file, a report or a file of a list is written down here within seconds.")
            .build();

    private final Lists lists;

    ReadPages(Lists lists) {
        this.lists = lists;
    }

    private static Tone tone(Kind kind) {
        return switch (kind) {
            case OPENED -> Tone.PLAIN;
            case REPORT, USED -> Tone.INFO;
            case EXPORTED -> Tone.WARN;
            case LOST -> Tone.BAD;
        };
    }

    private static @Nullable String what(Read read) {
        return read.objectType() == null ? null : HistoryWords.plain(read.objectType());
    }

    private static @Nullable String address(Read read) {
        return read.objectType() == null || read.objectId() == null ? null : "/history/" + read.objectType() + "/" + read.objectId();
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FIRM, "Reads", "/reads").order(41).permission(Permission.AUDIT_VIEW.permission()));
    }

    @GetMapping("/reads")
    @Requires(Permission.AUDIT_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(READS, request);
    }
}
