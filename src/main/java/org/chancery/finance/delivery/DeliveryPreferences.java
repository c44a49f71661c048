package org.chancery.finance.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.mail.MailAddress;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each client wants bills. */
@Service
public class DeliveryPreferences {

    private static final int MOST_EMAILS = 10;
    private static final int LONGEST_MESSAGE = 2000;

    private final JdbcClient jdbc;
    private final Contacts contacts;

    DeliveryPreferences(JdbcClient jdbc, Contacts contacts) {
        this.jdbc = jdbc;
        this.contacts = contacts;
    }

    /** Empty for a client of whom nothing was said; its bills go out on paper. */
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public Optional<DeliveryPreference> of(ContactId client) {
        return find(client);
    }

    Optional<DeliveryPreference> find(ContactId client) {
        return jdbc.sql("select way, array_to_string(emails, ' ') as emails, message, array_to_string(months, ' ') as months from finance.delivery_preference where client_id = :client")
                .param("client", client.value())
                .query(Row.mapping(row -> new DeliveryPreference(row.constant("way", DeliveryWay.class), List.of(row.text("emails").split(" ")), row.text("message"), months(row.text("months")))))
                .optional();
    }

    private static List<Integer> months(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    /** Why a run does not bill the client for work through a day, by the client's own calendar; empty if it does. */
    @Transactional(readOnly = true)
    public Optional<String> notBilledIn(ContactId client, LocalDate through) {
        return find(client).filter(preference -> !preference.bills(through)).map(preference -> "this client is billed for " + preference.calendar());
    }

    /** Sets it for deliveries from now on. Refused {@code not-found}, and at the fields. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<DeliveryPreference> set(ContactId client, DeliveryPreference wanted) {
        if (contacts.ref(client).isEmpty()) {
            return Outcome.refused("not-found", "There is no such client.");
        }
        List<Refusal> refusals = refusals(wanted);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into finance.delivery_preference as p (id, client_id, way, emails, message, months)
                values (:id, :client, :way, cast(:emails as text[]), :message, cast(:months as int[]))
                on conflict on constraint delivery_preference_client do update
                set way = excluded.way, emails = excluded.emails, message = excluded.message, months = excluded.months, version = p.version + 1""")
                .param("id", Id.next()).param("client", client.value()).param("way", wanted.way().name()).param("emails", wanted.emails().toArray(String[]::new))
                .param("message", wanted.message()).param("months", wanted.months().toArray(Integer[]::new)).update();
        return Outcome.done(wanted);
    }

    private static List<Refusal> refusals(DeliveryPreference wanted) {
        List<Refusal> refusals = new ArrayList<>();
        if (wanted.way().byMail() && wanted.emails().isEmpty()) {
            refusals.add(Refusal.at("emails", "required", "At least one address."));
        }
        if (wanted.emails().size() > MOST_EMAILS) {
            refusals.add(Refusal.at("emails", "too-many", "At most %d addresses.".formatted(MOST_EMAILS)));
        }
        if (!wanted.emails().stream().allMatch(MailAddress::isPlain)) {
            refusals.add(Refusal.at("emails", "email-invalid", "Plain addresses such as name@firm.example, one a line."));
        }
        if (wanted.message().length() > LONGEST_MESSAGE) {
            refusals.add(Refusal.at("message", "too-long", "At most %d characters.".formatted(LONGEST_MESSAGE)));
        }
        if (!wanted.months().stream().allMatch(month -> month >= 1 && month <= 12)) {
            refusals.add(Refusal.at("months", "month-invalid", "Months are 1 to 12."));
        }
        return refusals;
    }
}
