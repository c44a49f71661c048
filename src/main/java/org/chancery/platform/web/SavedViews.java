package org.chancery.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The views that the acting person has saved: one's own alone, which the database sees to. */
@Service
public class SavedViews implements KeptViews {

    private static final int MOST = 20;
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_QUERY = 2000;

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A view to save. */
    public record NewView(String list, String title, String query) {}

    @Override
    @Transactional(readOnly = true)
    public List<SavedView> of(String list) {
        return jdbc.sql("select id, list, title, query from platform.saved_view where list = :list order by lower(title), id").param("list", list)
                .query(Row.mapping(SavedViews::view)).list();
    }

    /**
     * Saves a view; one of the same list and name is replaced. Refused at its field: {@code required}, {@code too-long}, {@code list-unknown}, and
     * {@code too-many} beyond {@value #MOST} of a list.
     */
    @Transactional
    public Outcome<SavedView> save(NewView wanted) {
        String title = wanted.title().strip();
        List<Refusal> refusals = refusals(wanted, title);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return jdbc.sql("""
                insert into platform.saved_view (id, list, title, query)
                select :id, :list, :title, :query
                where (select count(*) from platform.saved_view where list = :list and title <> :title) < :most
                on conflict on constraint saved_view_title do update set query = excluded.query
                returning id, list, title, query""")
                .param("id", Id.next()).param("list", wanted.list()).param("title", title).param("query", wanted.query()).param("most", MOST)
                .query(Row.mapping(SavedViews::view)).optional().map(Outcome::done)
                .orElseGet(() -> Outcome.refusedAt("title", "too-many", "You have %d views of this list; delete one first.".formatted(MOST)));
    }

    static List<Refusal> refusals(NewView wanted, String title) {
        List<Refusal> refusals = new ArrayList<>();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            refusals.add(title.isEmpty() ? Refusal.required("title") : Refusal.at("title", "too-long", "At most %d characters.".formatted(LONGEST_TITLE)));
        }
        if (!wanted.list().matches("[a-z-]{1,60}")) {
            refusals.add(Refusal.at("list", "list-unknown", "There is no such list."));
        }
        if (wanted.query().length() > LONGEST_QUERY || wanted.query().chars().anyMatch(Character::isISOControl)) {
            refusals.add(Refusal.at("query", "too-long", "At most %d characters of filters.".formatted(LONGEST_QUERY)));
        }
        return refusals;
    }

    /** Deletes one of the acting person's views. */
    @Transactional
    public Outcome<UUID> delete(UUID id) {
        int gone = jdbc.sql("delete from platform.saved_view where id = :id").param("id", id).update();
        return gone == 1 ? Outcome.done(id) : Outcome.refused("not-found", "There is no such view, or it is deleted already.");
    }

    private static SavedView view(Row row) {
        return new SavedView(row.id("id", id -> id), row.text("list"), row.text("title"), row.text("query"));
    }
}
