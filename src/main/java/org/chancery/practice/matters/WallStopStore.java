package org.chancery.practice.matters;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes down who was stopped by a wall of the current firm. */
@Component
class WallStopStore {

    private static final int WORDS_MAX_CHARACTERS = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WallStopStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param zone the firm's, whose days count */
    @Transactional
    long add(List<AskedFor> asked, ZoneId zone) {
        String rows = json.writeValueAsString(asked.stream().map(each -> columns(each, zone)).toList());
        return Objects.requireNonNull(jdbc.sql("select practice.note_stops(:rows::jsonb)").param("rows", rows).query(Long.class).single());
    }

    private static Map<String, Object> columns(AskedFor asked, ZoneId zone) {
        return Map.of("user_id", asked.user().toString(), "kind", asked.kind().name(), "route", asked.route(), "at", asked.at().toString(),
                "day", asked.at().atZone(zone).toLocalDate().toString(), "ids", asked.ids().stream().map(UUID::toString).toList(),
                "words", keepable(asked.words()));
    }

    /** The beginning of what was typed, without what PostgreSQL keeps in no text: one such row would lose the whole batch. */
    static String keepable(String words) {
        return words.strip().codePoints().filter(each -> each != 0 && Character.getType(each) != Character.SURROGATE).limit(WORDS_MAX_CHARACTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
