package org.chancery.platform.identity;

import java.util.List;
import java.util.Set;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's own word on second factors: which roles must have one, and of whom money and permissions want a fresh one. */
@Service
public class SignInRules {

    private final JdbcClient jdbc;

    SignInRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of whom a fresh second factor is asked before money leaves or permissions change. */
    public enum Fresh {
        HOLDERS("Everyone who has a second factor"), EVERYONE("Everyone: who has none must set one up first");

        private final String title;

        Fresh(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * A role and whether who has it must have a second factor.
     *
     * @param lacking how many people of this role have none yet
     */
    public record RoleRule(String role, boolean factorRequired, int people, int lacking) {}

    /** All rules. */
    public record Rules(Fresh freshFactor, List<RoleRule> roles) {}

    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional(readOnly = true)
    public Rules current() {
        Fresh fresh = jdbc.sql("select fresh_factor from platform.sign_in_rules").query(String.class).optional().map(Fresh::valueOf).orElse(Fresh.HOLDERS);
        return new Rules(fresh, jdbc.sql("""
                select r.name, r.factor_required, count(u.id) as people,
                       count(u.id) filter (where not exists (
                         select from platform.factor f where f.firm_id = u.firm_id and f.user_id = u.id and f.confirmed_at is not null and f.removed_at is null)) as lacking
                from platform.role r
                left join (select distinct role_id, user_id from platform.held_role) h on h.role_id = r.id
                left join platform.app_user u on u.firm_id = r.firm_id and u.id = h.user_id and u.status = 'ACTIVE' and u.kind = 'PERSON'
                where r.retired_at is null
                group by r.firm_id, r.id, r.name, r.factor_required
                order by r.name""")
                .query((row, n) -> new RoleRule(row.getString("name"), row.getBoolean("factor_required"), row.getInt("people"), row.getInt("lacking"))).list());
    }

    /**
     * Sets all rules at once; they hold from everybody's next click. Refused: {@code role-unknown}.
     *
     * @param roles the names of those that must have a second factor
     */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<Fresh> set(Fresh freshFactor, Set<String> roles) {
        List<String> known = jdbc.sql("select name from platform.role").query((row, n) -> row.getString("name")).list();
        if (!known.containsAll(roles)) {
            return Outcome.refusedAt("roles", "role-unknown", "One of these roles does not exist any more; reload the page.");
        }
        jdbc.sql("""
                insert into platform.sign_in_rules (id, fresh_factor) values (:id, :fresh)
                on conflict (firm_id) do update set fresh_factor = excluded.fresh_factor""")
                .param("id", Id.next()).param("fresh", freshFactor.name()).update();
        known.forEach(role -> jdbc.sql("update platform.role set factor_required = :required where name = :role and factor_required <> :required")
                .param("required", roles.contains(role)).param("role", role).update());
        return Outcome.done(freshFactor);
    }
}
