package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How bills are drawn up: the firm's terms, and those of clients who differ. */
@Service
public class BillingTerms {

    /** What a firm begins with: due in 30 days, untaxed. */
    static final Terms USUAL = new Terms(30, null, null, "");
    private static final int LONGEST_PAY_TO = 1000;

    private final JdbcClient jdbc;
    private final TaxCodes taxes;
    private final Contacts contacts;
    private final Firms firms;

    BillingTerms(JdbcClient jdbc, TaxCodes taxes, Contacts contacts, Firms firms) {
        this.jdbc = jdbc;
        this.taxes = taxes;
        this.contacts = contacts;
        this.firms = firms;
    }

    /**
     * Terms of bills.
     *
     * @param dueDays     days from issue to due, 0 to 365
     * @param feeTaxCode  the tax on fees; null for none
     * @param costTaxCode the tax on costs; null for none
     * @param payTo       where and how to pay, as the slip says it; several lines
     */
    public record Terms(int dueDays, @Nullable String feeTaxCode, @Nullable String costTaxCode, String payTo) {

        @Nullable String taxCode(boolean cost) {
            return cost ? costTaxCode : feeTaxCode;
        }
    }

    /** A client's own terms, or the firm's where it has none. */
    @Transactional(readOnly = true)
    public Terms of(ContactId client) {
        return find(client).or(() -> find(null)).orElse(USUAL);
    }

    /** The firm's terms. */
    @Transactional(readOnly = true)
    public Terms ofFirm() {
        return find(null).orElse(USUAL);
    }

    private Optional<Terms> find(@Nullable ContactId client) {
        return jdbc.sql("select due_days, fee_tax_code, cost_tax_code, pay_to from finance.billing_terms where client_id is not distinct from cast(:client as uuid)")
                .param("client", client == null ? null : client.value())
                .query(Row.mapping(row -> new Terms(row.number("due_days"), row.textOrNull("fee_tax_code"), row.textOrNull("cost_tax_code"), row.text("pay_to"))))
                .optional();
    }

    /**
     * Sets terms from now on; bills that were issued keep theirs.
     *
     * @param client null for the firm's own
     */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Terms> set(@Nullable ContactId client, Terms terms) {
        List<Refusal> refusals = refusals(client, terms);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into finance.billing_terms as t (id, client_id, due_days, fee_tax_code, cost_tax_code, pay_to)
                values (:id, :client, :days, :fee, :cost, :payTo)
                on conflict on constraint billing_terms_client do update
                set due_days = excluded.due_days, fee_tax_code = excluded.fee_tax_code, cost_tax_code = excluded.cost_tax_code, pay_to = excluded.pay_to,
                    version = t.version + 1""")
                .param("id", Id.next()).param("client", client == null ? null : client.value()).param("days", terms.dueDays())
                .param("fee", terms.feeTaxCode()).param("cost", terms.costTaxCode()).param("payTo", terms.payTo().strip()).update();
        return Outcome.done(terms);
    }

    private List<Refusal> refusals(@Nullable ContactId client, Terms terms) {
        var refusals = new java.util.ArrayList<Refusal>();
        if (client != null && contacts.ref(client).isEmpty()) {
            refusals.add(Refusal.at("clientId", "client-unknown", "There is no such client."));
        }
        if (terms.dueDays() < 0 || terms.dueDays() > 365) {
            refusals.add(Refusal.at("dueDays", "days-out-of-range", "Between 0 and 365 days."));
        }
        if (terms.payTo().length() > LONGEST_PAY_TO) {
            refusals.add(Refusal.at("payTo", "too-long", "At most %d characters.".formatted(LONGEST_PAY_TO)));
        }
        LocalDate today = firms.today();
        unknownTax("feeTaxCode", terms.feeTaxCode(), today).ifPresent(refusals::add);
        unknownTax("costTaxCode", terms.costTaxCode(), today).ifPresent(refusals::add);
        return refusals;
    }

    private Optional<Refusal> unknownTax(String field, @Nullable String code, LocalDate today) {
        return code == null || taxes.find(code, today).isPresent() ? Optional.empty()
                : Optional.of(Refusal.at(field, "tax-unknown", "There is no tax “%s” today.".formatted(code)));
    }
}
