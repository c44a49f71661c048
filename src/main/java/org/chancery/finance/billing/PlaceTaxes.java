package org.chancery.finance.billing;

import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.JurisdictionPack.Tax;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.firm.PlaceChosen;
import org.chancery.shared.Id;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tax code that a firm's place brings along. Whether fees or costs bear it is for the firm to say, in its terms. */
@Component
class PlaceTaxes {

    private final JdbcClient jdbc;
    private final Jurisdictions jurisdictions;

    PlaceTaxes(JdbcClient jdbc, Jurisdictions jurisdictions) {
        this.jdbc = jdbc;
        this.jurisdictions = jurisdictions;
    }

    void begin(FirmView firm) {
        Tax tax = jurisdictions.of(firm).tax();
        if (tax != null) {
            bring(tax);
        }
    }

    @EventListener
    void follow(PlaceChosen chosen) {
        Tax before = chosen.from().tax();
        if (before != null && !before.equals(chosen.to().tax())) {
            takeBack(before);
        }
        begin(chosen.firm());
    }

    /** A code that the firm has already is its own. */
    private void bring(Tax tax) {
        jdbc.sql("""
                insert into finance.tax_code (id, code, name, percent, valid_from)
                select :id, :code, :name, :percent, :from
                where not exists (select from finance.tax_code t where t.code = :code)""")
                .param("id", Id.next()).param("code", tax.code()).param("name", tax.name()).param("percent", tax.percent()).param("from", tax.from()).update();
    }

    /** One that the firm has changed, or has put into its terms, stays. */
    private void takeBack(Tax tax) {
        jdbc.sql("""
                delete from finance.tax_code t
                where t.code = :code and t.name = :name and t.percent = :percent and t.valid_from = :from and t.valid_to is null
                  and not exists (select from finance.billing_terms b where t.code in (b.fee_tax_code, b.cost_tax_code))""")
                .param("code", tax.code()).param("name", tax.name()).param("percent", tax.percent()).param("from", tax.from()).update();
    }
}
