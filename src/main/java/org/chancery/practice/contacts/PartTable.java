package org.chancery.practice.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of one part of contacts, in their order. Replacing them touches only what differs, so that the history shows what a
 * person changed and nothing else.
 */
final class PartTable<T> {

    /** The columns of a part, in the order of {@link #columns}. */
    interface Values<T> {
        List<@Nullable Object> of(T part);
    }

    private record Kept<T>(UUID id, int position, T part) {}

    private final JdbcClient jdbc;
    private final String table;
    private final List<String> columns;
    private final RowMapper<T> reader;
    private final Values<T> values;

    PartTable(JdbcClient jdbc, String table, List<String> columns, RowMapper<T> reader, Values<T> values) {
        this.jdbc = jdbc;
        this.table = table;
        this.columns = columns;
        this.reader = reader;
        this.values = values;
    }

    List<T> of(ContactId contact) {
        return rows(contact).stream().map(Kept::part).toList();
    }

    void replace(ContactId contact, List<T> wanted) {
        List<Kept<T>> left = new ArrayList<>(rows(contact));
        List<Integer> missing = new ArrayList<>();
        for (int position = 0; position < wanted.size(); position++) {
            T part = wanted.get(position);
            var kept = left.stream().filter(row -> row.part().equals(part)).findFirst();
            if (kept.isEmpty()) {
                missing.add(position);
            } else {
                left.remove(kept.get());
                move(kept.get(), position);
            }
        }
        left.forEach(row -> jdbc.sql("delete from " + table + " where id = :id").param("id", row.id()).update());
        missing.forEach(position -> insert(contact, position, wanted.get(position)));
    }

    private List<Kept<T>> rows(ContactId contact) {
        return jdbc.sql("select id, position, " + String.join(", ", columns) + " from " + table + " where contact_id = :contact order by position, id")
                .param("contact", contact.value()).query(this::kept).list();
    }

    private Kept<T> kept(ResultSet row, int number) throws SQLException {
        return new Kept<>(row.getObject("id", UUID.class), row.getInt("position"), reader.mapRow(row, number));
    }

    private void move(Kept<T> row, int position) {
        if (row.position() != position) {
            jdbc.sql("update " + table + " set position = :position where id = :id").param("position", position).param("id", row.id()).update();
        }
    }

    private void insert(ContactId contact, int position, T part) {
        List<@Nullable Object> row = values.of(part);
        var insert = jdbc.sql("insert into " + table + " (id, contact_id, position, " + String.join(", ", columns) + ") values (:id, :contact, :position, "
                + columns.stream().map(column -> ":" + column).collect(Collectors.joining(", ")) + ")")
                .param("id", Id.next()).param("contact", contact.value()).param("position", position);
        for (int i = 0; i < columns.size(); i++) {
            insert = insert.param(columns.get(i), row.get(i));
        }
        insert.update();
    }
}
