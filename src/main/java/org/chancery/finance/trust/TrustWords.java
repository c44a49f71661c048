package org.chancery.finance.trust;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the constraints of client money say to a person, should a command ever reach them. */
@Configuration(proxyBeanMethods = false)
class TrustWords {

    @Bean
    DatabaseRefusals.Words trustRefusals() {
        return new DatabaseRefusals.Words(Map.of(
                "trust_ledger_not_negative", Refusal.at("amount", "trust-overdraft", "This is more than the client ledger holds."),
                "trust_cleared_not_negative", Refusal.at("amount", "trust-uncleared-funds", "This is more than what has cleared on the client ledger."),
                "trust_invoice_required", Refusal.at("invoiceId", "trust-invoice-required", "Client money goes to the firm only to pay an issued bill of the matter."),
                "trust_authority_required", Refusal.required("authority"),
                "trust_purpose", Refusal.required("purpose"),
                "trust_instrument", Refusal.required("instrument"),
                "trust_reference", Refusal.required("reference"),
                "trust_entry_voided_once", Refusal.of("already-voided", "This entry is void already.")));
    }
}
