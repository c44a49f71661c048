package org.chancery.practice.timekeeping;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.TaskSet;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The codes that time and expenses may carry: the UTBMS sets, and those the firm made beside them. */
@Service
public class Codes {

    private final JdbcClient jdbc;

    Codes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A code of the firm's own.
     *
     * @param set  of a task, the UTBMS set it extends; of others, a name for the group
     * @param code up to 20 capital letters, digits, dots and dashes; none that exists
     */
    public record NewCode(CodeKind kind, String set, String code, String description) {}

    /** A code of the firm's own as its page lists it. */
    public record OwnCode(UUID id, CodeKind kind, String set, String code, String description, boolean retired) {}

    /** Those of a kind that may be used today, by code. */
    @Transactional(readOnly = true)
    public List<Code> of(CodeKind kind) {
        return all().stream().filter(code -> code.kind() == kind).toList();
    }

    /** The task codes of a matter's set; of every set if it has none. */
    @Transactional(readOnly = true)
    public List<Code> tasks(@Nullable TaskSet set) {
        return of(CodeKind.TASK).stream().filter(code -> set == null || code.set().equals(set.name())).toList();
    }

    /** Everything that may be used today, by code. */
    @Transactional(readOnly = true)
    public List<Code> all() {
        var own = own().stream().filter(code -> !code.retired())
                .map(code -> new Code(code.kind(), code.set(), "The firm's own", code.code(), code.description(), true));
        return Stream.concat(UtbmsCodes.ALL.stream(), own).sorted(Comparator.comparing(Code::kind).thenComparing(Code::code)).toList();
    }

    @Transactional(readOnly = true)
    public List<OwnCode> own() {
        return jdbc.sql("select id, kind, code_set, code, description, retired from practice.code order by kind, code")
                .query(Row.mapping(row -> new OwnCode(row.id("id", id -> id), row.constant("kind", CodeKind.class), row.text("code_set"), row.text("code"),
                        row.text("description"), row.flag("retired"))))
                .list();
    }

    /** Refuses {@code code-taken} for one that exists, in the standard too. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<UUID> add(NewCode code) {
        String name = normal(code.code());
        if (!name.matches("[A-Z0-9][A-Z0-9._-]{0,19}")) {
            return Outcome.refusedAt("code", "code-malformed", "A code has up to 20 letters, digits, dots and dashes.");
        }
        if (UtbmsCodes.ALL.stream().anyMatch(each -> each.kind() == code.kind() && each.code().equals(name))) {
            return Outcome.refused(TimekeepingRefusals.CODE_TAKEN);
        }
        if (code.description().isBlank() || code.set().isBlank()) {
            return Outcome.refused(Refusal.required(code.set().isBlank() ? "set" : "description"));
        }
        UUID id = Id.next();
        jdbc.sql("insert into practice.code (id, kind, code_set, code, description) values (:id, :kind, :set, :code, :description)")
                .param("id", id).param("kind", code.kind().name()).param("set", code.set().strip()).param("code", name)
                .param("description", code.description().strip()).update();
        return Outcome.done(id);
    }

    /** Takes a code out of use; what was recorded with it keeps it. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<UUID> retire(UUID id, boolean retired) {
        int found = jdbc.sql("update practice.code set retired = :retired where id = :id").param("id", id).param("retired", retired).update();
        return found == 1 ? Outcome.done(id) : Outcome.refused("not-found", "There is no such code.");
    }

    /** As codes are compared and kept: capitals, nothing for blank. */
    static @Nullable String normalOrNull(@Nullable String code) {
        return code == null || code.isBlank() ? null : normal(code);
    }

    private static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** Why this code may not be used for such work; empty if it may, or if none is given. */
    static Optional<Refusal> refusal(List<Code> known, CodeKind kind, @Nullable String code, @Nullable TaskSet set, String field) {
        if (code == null) {
            return Optional.empty();
        }
        Optional<Code> found = known.stream().filter(each -> each.kind() == kind && each.code().equals(code)).findFirst();
        if (found.isEmpty()) {
            return Optional.of(Refusal.at(field, "code-unknown", "“%s” is no %s code.".formatted(shortened(code), kind.title().toLowerCase(Locale.ROOT))));
        }
        if (kind == CodeKind.TASK && set != null && !found.get().set().equals(set.name())) {
            return Optional.of(Refusal.at(field, "code-not-in-set", "%s belongs to another set; this matter uses %s.".formatted(code, set.word())));
        }
        return Optional.empty();
    }

    private static String shortened(String code) {
        return code.length() <= 30 ? code : code.substring(0, 30) + "…";
    }
}
