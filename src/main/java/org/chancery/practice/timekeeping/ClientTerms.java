package org.chancery.practice.timekeeping;

import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each client's time is billed. */
@Service
public class ClientTerms {

    private final JdbcClient jdbc;
    private final Firms firms;

    ClientTerms(JdbcClient jdbc, Firms firms) {
        this.firms = firms;
        this.jdbc = jdbc;
    }

    /**
     * The terms of a client.
     *
     * @param roundingMinutes the unit that recorded minutes are rounded up to when they are billed
     * @param version         0 while nothing was agreed and the standard holds
     */
    public record Terms(ContactId clientId, int roundingMinutes, int version) {}

    /** What was agreed, or the standard of the firm's place. */
    @Transactional(readOnly = true)
    public Terms of(ContactId client) {
        return find(client).orElseGet(() -> new Terms(client, firms.current().roundingMinutes(), 0));
    }

    /**
     * Sets the unit for time recorded from now on; what is recorded keeps its value until it is re-rated ({@link Rerating}).
     *
     * @param terms with the version as it was read; refuses {@code version-conflict}, {@code rounding-unknown}, {@code client-unknown}
     */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Terms> agree(Terms terms) {
        if (!Rounding.UNITS.contains(terms.roundingMinutes())) {
            return Outcome.refusedAt("roundingMinutes", "rounding-unknown", "Choose one of %s minutes.".formatted(Rounding.UNITS));
        }
        int written = terms.version() == 0 ? insert(terms) : update(terms);
        if (written == 0) {
            return known(terms.clientId()) ? Outcome.refused(TimekeepingRefusals.CHANGED) : Outcome.refused("not-found", "There is no such contact.");
        }
        return Outcome.done(find(terms.clientId()).orElseThrow());
    }

    private int insert(Terms terms) {
        return jdbc.sql("""
                insert into practice.client_terms (id, client_id, rounding_minutes)
                select :id, c.id, :rounding from practice.contact c where c.id = :client
                on conflict on constraint client_terms_client do nothing""")
                .param("id", Id.next()).param("client", terms.clientId().value()).param("rounding", terms.roundingMinutes()).update();
    }

    private int update(Terms terms) {
        return jdbc.sql("""
                update practice.client_terms set rounding_minutes = :rounding, version = version + 1
                where client_id = :client and version = :version""")
                .param("client", terms.clientId().value()).param("rounding", terms.roundingMinutes()).param("version", terms.version()).update();
    }

    private Optional<Terms> find(ContactId client) {
        return jdbc.sql("select client_id, rounding_minutes, version from practice.client_terms where client_id = :client").param("client", client.value())
                .query(Row.mapping(row -> new Terms(row.id("client_id", ContactId::new), row.number("rounding_minutes"), row.number("version")))).optional();
    }

    private boolean known(ContactId client) {
        return jdbc.sql("select exists (select from practice.contact where id = :client)").param("client", client.value()).query(Boolean.class).single();
    }
}
