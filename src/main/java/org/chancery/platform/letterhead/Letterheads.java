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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's letterhead, now and as it was. */
@Service
public class Letterheads {

    private static final int MOST_VERSIONS = 100;

    private static final String SELECT = """
            select l.address, l.phone, l.email, l.website, l.tax_number, l.registration, l.bank_details, u.name as saved_by, l.created_at
            from platform.letterhead l
            join platform.app_user u on u.firm_id = l.firm_id and u.id = l.created_by
            """;

    private final JdbcClient jdbc;
    private final Firms firms;
    private final OfficeAddresses addresses;

    Letterheads(JdbcClient jdbc, Firms firms, OfficeAddresses addresses) {
        this.addresses = addresses;
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /** The letterhead of papers made now; blank until somebody saved one. */
    @Transactional(readOnly = true)
    public Letterhead current() {
        return at(firms.now());
    }

    /** The letterhead of a paper made at an instant; blank before the first was saved. */
    @Transactional(readOnly = true)
    public Letterhead at(Instant made) {
        return jdbc.sql(SELECT + "where l.created_at <= :made order by l.created_at desc, l.id desc limit 1").param("made", made.atOffset(ZoneOffset.UTC))
                .query(Row.mapping(Letterheads::version)).optional().map(LetterheadVersion::letterhead).orElse(Letterhead.BLANK);
    }

    /** The letterhead of a paper of an office, made at an instant: what the office says of itself, and for the rest the firm. */
    @Transactional(readOnly = true)
    public Letterhead at(Instant made, @Nullable OfficeId office) {
        return office == null ? at(made) : at(made).of(addresses.at(made, office));
    }

    /** The latest {@value #MOST_VERSIONS} letterheads, newest first: who saved which, and when. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional(readOnly = true)
    public List<LetterheadVersion> versions() {
        return jdbc.sql(SELECT + "order by l.created_at desc, l.id desc limit " + MOST_VERSIONS).query(Row.mapping(Letterheads::version)).list();
    }

    /**
     * Saves the letterhead for papers from now on; those made before keep theirs. The same once more changes nothing. Refused at the fields:
     * {@code too-long}, {@code too-many-lines}, {@code email-malformed}.
     */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<Letterhead> save(Letterhead wanted) {
        List<Refusal> refusals = LetterheadRules.refusals(wanted);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (!wanted.equals(current())) {
            insert(wanted);
        }
        return Outcome.done(wanted);
    }

    private void insert(Letterhead wanted) {
        jdbc.sql("""
                insert into platform.letterhead (id, address, phone, email, website, tax_number, registration, bank_details, created_at)
                values (:id, :address, :phone, :email, :website, :tax, :registration, :bank, :now)""")
                .param("id", Id.next()).param("address", wanted.address()).param("phone", wanted.phone()).param("email", wanted.email())
                .param("website", wanted.website()).param("tax", wanted.taxNumber()).param("registration", wanted.registration())
                .param("bank", wanted.bankDetails()).param("now", firms.now().atOffset(ZoneOffset.UTC)).update();
    }

    private static LetterheadVersion version(Row row) {
        return new LetterheadVersion(new Letterhead(row.text("address"), row.text("phone"), row.text("email"), row.text("website"), row.text("tax_number"),
                row.text("registration"), row.text("bank_details")), row.text("saved_by"), row.instant("created_at"));
    }
}
