package org.chancery.finance.einvoicing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the firm and its clients are called in electronic invoices. A client behind a wall has none for who is kept out. */
@Service
public class EInvoiceProfiles {

    private final JdbcClient jdbc;
    private final Contacts contacts;

    EInvoiceProfiles(JdbcClient jdbc, Contacts contacts) {
        this.jdbc = jdbc;
        this.contacts = contacts;
    }

    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public Optional<FirmProfile> ofFirm() {
        return jdbc.sql("select * from finance.einvoice_firm").query(Row.mapping(row -> new FirmProfile(row.text("name"), row.text("street"), row.text("city"), row.text("postcode"),
                row.text("country"), row.text("vat_id"), row.text("tax_number"), row.text("registration"), row.text("iban"), row.text("bic"), endpoint(row),
                row.text("contact_name"), row.text("contact_phone"), row.text("contact_email"), untaxed(row)))).optional();
    }

    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public Optional<ClientProfile> of(ContactId client) {
        return jdbc.sql("select * from finance.einvoice_client where client_id = :client").param("client", client.value())
                .query(Row.mapping(row -> new ClientProfile(row.constant("format", EInvoiceFormat.class), row.text("buyer_reference"), row.text("vat_id"), endpoint(row), untaxed(row))))
                .optional();
    }

    private static EndpointAddress endpoint(Row row) {
        return new EndpointAddress(row.text("endpoint_scheme"), row.text("endpoint"));
    }

    private static Untaxed untaxed(Row row) {
        return new Untaxed(row.text("untaxed_category"), row.text("untaxed_reason"));
    }

    /** Sets the firm's own, for invoices made from now on. Refused at the fields. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<FirmProfile> setFirm(FirmProfile typed) {
        FirmProfile wanted = new FirmProfile(typed.name().strip(), typed.street().strip(), typed.city().strip(), typed.postcode().strip(), code(typed.country()), code(typed.vatId()),
                typed.taxNumber().strip(), typed.registration().strip(), code(typed.iban()), code(typed.bic()), clean(typed.endpoint()), typed.contactName().strip(),
                typed.contactPhone().strip(), typed.contactEmail().strip(), clean(typed.untaxed()));
        List<Refusal> refusals = ProfileRules.of(wanted);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into finance.einvoice_firm as f (id, name, street, city, postcode, country, vat_id, tax_number, registration, iban, bic, endpoint_scheme, endpoint,
                       contact_name, contact_phone, contact_email, untaxed_category, untaxed_reason)
                values (:id, :name, :street, :city, :postcode, :country, :vat, :tax, :registration, :iban, :bic, :scheme, :endpoint, :contact, :phone, :email, :category, :reason)
                on conflict on constraint einvoice_firm_once do update
                set name = excluded.name, street = excluded.street, city = excluded.city, postcode = excluded.postcode, country = excluded.country, vat_id = excluded.vat_id,
                    tax_number = excluded.tax_number, registration = excluded.registration, iban = excluded.iban, bic = excluded.bic,
                    endpoint_scheme = excluded.endpoint_scheme, endpoint = excluded.endpoint, contact_name = excluded.contact_name, contact_phone = excluded.contact_phone,
                    contact_email = excluded.contact_email, untaxed_category = excluded.untaxed_category, untaxed_reason = excluded.untaxed_reason, version = f.version + 1""")
                .param("id", Id.next()).param("name", wanted.name()).param("street", wanted.street()).param("city", wanted.city()).param("postcode", wanted.postcode())
                .param("country", wanted.country()).param("vat", wanted.vatId()).param("tax", wanted.taxNumber()).param("registration", wanted.registration())
                .param("iban", wanted.iban()).param("bic", wanted.bic()).param("scheme", wanted.endpoint().scheme()).param("endpoint", wanted.endpoint().id())
                .param("contact", wanted.contactName()).param("phone", wanted.contactPhone()).param("email", wanted.contactEmail())
                .param("category", wanted.untaxed().category()).param("reason", wanted.untaxed().reason()).update();
        return Outcome.done(wanted);
    }

    /** Sets a client's, for invoices made from now on. Refused at the fields; {@code client-unknown} for one that is not there or behind a wall. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<ClientProfile> set(ContactId client, ClientProfile typed) {
        if (contacts.ref(client).isEmpty()) {
            return Outcome.refused("not-found", "There is no such client.");
        }
        var wanted = new ClientProfile(typed.format(), typed.buyerReference().strip(), code(typed.vatId()), clean(typed.endpoint()), clean(typed.untaxed()));
        List<Refusal> refusals = ProfileRules.of(wanted);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into finance.einvoice_client as c (id, client_id, format, buyer_reference, vat_id, endpoint_scheme, endpoint, untaxed_category, untaxed_reason)
                values (:id, :client, :format, :reference, :vat, :scheme, :endpoint, :category, :reason)
                on conflict on constraint einvoice_client_once do update
                set format = excluded.format, buyer_reference = excluded.buyer_reference, vat_id = excluded.vat_id, endpoint_scheme = excluded.endpoint_scheme,
                    endpoint = excluded.endpoint, untaxed_category = excluded.untaxed_category, untaxed_reason = excluded.untaxed_reason, version = c.version + 1""")
                .param("id", Id.next()).param("client", client.value()).param("format", wanted.format().name()).param("reference", wanted.buyerReference())
                .param("vat", wanted.vatId()).param("scheme", wanted.endpoint().scheme()).param("endpoint", wanted.endpoint().id())
                .param("category", wanted.untaxed().category()).param("reason", wanted.untaxed().reason()).update();
        return Outcome.done(wanted);
    }

    /** As it stands in registers: upper case, without the spaces that people set. */
    private static String code(String typed) {
        return typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static EndpointAddress clean(EndpointAddress typed) {
        return new EndpointAddress(code(typed.scheme()), typed.id().strip());
    }

    private static Untaxed clean(Untaxed typed) {
        return new Untaxed(code(typed.category()), typed.reason().strip());
    }
}
