package org.chancery.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.audit.History.Change;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Every version of every row of the firm, to be searched; a wall hides the versions of what it hides. */
@Service
public class HistorySearch {

    /** All versions; result columns are those of {@link Found}. */
    public static final String SQL = """
            select ('00000000-0000-8000-8000-' || lpad(to_hex(v.id), 12, '0'))::uuid as id, v.id as version, v.at, v.user_id, coalesce(u.name, 'the program') as user_name,
                   v.object_type, v.object_id, v.operation, v.reason, v.request, v.before, v.after, coalesce(v.after ->> 'currency', v.before ->> 'currency') as currency
            from platform.row_version v
            left join platform.app_user u on u.firm_id = v.firm_id and u.id = v.user_id
            """;

    private final History history;

    HistorySearch(History history) {
        this.history = history;
    }

    /**
     * A version that was found.
     *
     * @param version   rises with time
     * @param operation INSERT, UPDATE or DELETE
     * @param request   the occasion: a request, a command, a job
     * @param changes   the columns that differ from the version before
     */
    public record Found(long version, Instant at, String userName, String objectType, UUID objectId, String operation, @Nullable String reason, @Nullable String request, @Nullable String currency, List<Change> changes) {}

    /** Reads a row of {@link #SQL}. */
    @Requires(Permission.AUDIT_VIEW)
    public Found read(Row row) {
        String operation = switch (row.text("operation")) {
            case "I" -> "INSERT";
            case "D" -> "DELETE";
            default -> "UPDATE";
        };
        return new Found(row.decimal("version").longValueExact(), row.instant("at"), row.text("user_name"), row.text("object_type"), row.id("object_id", id -> id), operation, row.textOrNull("reason"), row.textOrNull("request"),
                row.textOrNull("currency"), history.changes(row.textOrNull("before"), row.textOrNull("after")));
    }
}
