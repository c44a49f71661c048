package org.chancery.finance.ebilling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How clients' systems know the firm's people: their code, their names apart, and their classification. Nothing of it is guessed. */
@Service
public class EBillTimekeepers {

    /** What a line of a table can hold. */
    private static final Pattern WRITABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{Sc} &&[^|\\[\\]]]+");

    private final JdbcClient jdbc;

    EBillTimekeepers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As e-bills name a person.
     *
     * @param code           up to 20 characters, of one person only
     * @param classification up to 10 characters, such as PARTNR or ASSOC
     */
    public record Details(String code, String lastName, String firstName, String classification) {

        public Details {
            code = code.strip();
            lastName = lastName.strip();
            firstName = firstName.strip();
            classification = classification.strip();
        }
    }

    /** A person of the firm; {@code details} is null until somebody has said them. */
    public record EBillTimekeeper(UserId userId, String name, @Nullable Details details) {}

    /** Everybody who works here or is known to clients' systems, by name. */
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public List<EBillTimekeeper> all() {
        return jdbc.sql("""
                select u.id, u.name, t.code, t.last_name, t.first_name, t.classification
                from platform.app_user u
                left join finance.ebill_timekeeper t on t.firm_id = u.firm_id and t.user_id = u.id
                where u.kind = 'PERSON'
                order by lower(u.name), u.id""")
                .query(Row.mapping(EBillTimekeepers::timekeeper)).list();
    }

    private static EBillTimekeeper timekeeper(Row row) {
        String code = row.textOrNull("code");
        return new EBillTimekeeper(row.id("id", UserId::new), row.text("name"),
                code == null ? null : new Details(code, row.text("last_name"), row.text("first_name"), row.text("classification")));
    }

    Map<UserId, Details> known() {
        return jdbc.sql("select user_id as id, '' as name, code, last_name, first_name, classification from finance.ebill_timekeeper")
                .query(Row.mapping(EBillTimekeepers::timekeeper)).list().stream()
                .collect(Collectors.toMap(EBillTimekeeper::userId, each -> Optional.ofNullable(each.details()).orElseThrow()));
    }

    /** From now on; refuses {@code code-taken}, {@code required}, {@code too-long}, {@code character}. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Details> set(UserId user, Details details) {
        if (jdbc.sql("select 1 from platform.app_user where id = :id and kind = 'PERSON'").param("id", user.value()).query(Integer.class).optional().isEmpty()) {
            return Outcome.refused("not-found", "There is no such person.");
        }
        List<Refusal> refusals = refusals(details);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into finance.ebill_timekeeper as t (id, user_id, code, last_name, first_name, classification)
                values (:id, :user, :code, :last, :first, :classification)
                on conflict on constraint ebill_timekeeper_user do update
                set code = excluded.code, last_name = excluded.last_name, first_name = excluded.first_name, classification = excluded.classification, version = t.version + 1""")
                .param("id", Id.next()).param("user", user.value()).param("code", details.code()).param("last", details.lastName()).param("first", details.firstName())
                .param("classification", details.classification()).update();
        return Outcome.done(details);
    }

    private static List<Refusal> refusals(Details details) {
        List<Refusal> refusals = new ArrayList<>();
        check(refusals, "code", details.code(), 20);
        check(refusals, "lastName", details.lastName(), 30);
        check(refusals, "classification", details.classification(), 10);
        if (!details.firstName().isEmpty()) {
            check(refusals, "firstName", details.firstName(), 30);
        }
        return refusals;
    }

    private static void check(List<Refusal> refusals, String field, String text, int longest) {
        if (text.isEmpty()) {
            refusals.add(Refusal.required(field));
        } else if (text.length() > longest) {
            refusals.add(Refusal.at(field, "too-long", "At most %d characters.".formatted(longest)));
        } else if (!WRITABLE.matcher(text).matches()) {
            refusals.add(Refusal.at(field, "character", "Letters, digits and marks, but no | and no brackets."));
        }
    }
}
