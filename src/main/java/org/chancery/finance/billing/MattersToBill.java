package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The matters with something to bill up to a day, for runs to choose from. */
@Component
public class MattersToBill {

    private final JdbcClient jdbc;

    MattersToBill(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which matters.
     *
     * @param through      the last day of work
     * @param practiceArea empty for all; what else is null is not asked for
     */
    public record Choice(LocalDate through, @Nullable OfficeId officeId, String practiceArea, Arrangement.@Nullable Kind arrangement, @Nullable UserId responsibleId) {}

    /** A matter with something to bill. */
    public record Found(MatterId id, String number, String name) {

        public String label() {
            return number + " " + name;
        }
    }

    /** By their numbers; none that a wall hides from who asks. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional(readOnly = true)
    public List<Found> of(Choice choice) {
        return jdbc.sql("""
                select w.id, w.number, w.matter from finance.matters_to_bill(:through) w
                where (cast(:office as uuid) is null or w.office_id = cast(:office as uuid))
                  and (:area = '' or lower(w.practice_area) = lower(:area))
                  and (cast(:arrangement as text) is null or w.arrangement = cast(:arrangement as text))
                  and (cast(:responsible as uuid) is null or w.responsible_id = cast(:responsible as uuid))
                order by w.number, w.id""")
                .param("through", choice.through()).param("office", choice.officeId() == null ? null : choice.officeId().value()).param("area", choice.practiceArea())
                .param("arrangement", choice.arrangement() == null ? null : choice.arrangement().name())
                .param("responsible", choice.responsibleId() == null ? null : choice.responsibleId().value())
                .query(Row.mapping(row -> new Found(row.id("id", MatterId::new), row.text("number"), row.text("matter")))).list();
    }
}
