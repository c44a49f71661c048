package org.chancery.platform.letterhead;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the offices are, as their papers say it, now and as it was. */
@Service
public class OfficeAddresses {

    private final JdbcClient jdbc;
    private final Firms firms;

    OfficeAddresses(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /** What stands on papers of the office made now. */
    @Transactional(readOnly = true)
    public OfficeAddress of(OfficeId office) {
        return at(firms.now(), office);
    }

    @Transactional(readOnly = true)
    OfficeAddress at(Instant made, OfficeId office) {
        return jdbc.sql("select address, phone from platform.office_letterhead where office_id = :office and created_at <= :made order by created_at desc, id desc limit 1")
                .param("office", office.value()).param("made", made.atOffset(ZoneOffset.UTC))
                .query(Row.mapping(row -> new OfficeAddress(row.text("address"), row.text("phone")))).optional().orElse(OfficeAddress.NONE);
    }

    /** Saves it for papers from now on; the same once more changes nothing. Refused at the fields: {@code too-long}, {@code too-many-lines}. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<OfficeAddress> save(OfficeId office, OfficeAddress wanted) {
        List<Refusal> refusals = LetterheadRules.refusals(new Letterhead(wanted.address(), wanted.phone(), null, null, null, null, null));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (!wanted.equals(of(office))) {
            jdbc.sql("insert into platform.office_letterhead (id, office_id, address, phone, created_at) values (:id, :office, :address, :phone, :now)")
                    .param("id", Id.next()).param("office", office.value()).param("address", wanted.address()).param("phone", wanted.phone())
                    .param("now", firms.now().atOffset(ZoneOffset.UTC)).update();
        }
        return Outcome.done(wanted);
    }
}
