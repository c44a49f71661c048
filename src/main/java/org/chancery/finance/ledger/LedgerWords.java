package org.chancery.finance.ledger;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.platform.firm.PlaceUse;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the constraints of the books say to a person. */
@Configuration(proxyBeanMethods = false)
class LedgerWords {

    @Bean
    DatabaseRefusals.Words ledgerRefusals() {
        return new DatabaseRefusals.Words(Map.of(
                "account_code", Refusal.at("code", "account-code", "Another account has this code."),
                "bank_account_name", Refusal.at("name", "bank-account-name", "Another bank account has this name."),
                "journal_entry_reversed_once", Refusal.of("already-reversed", "This entry is reversed already."),
                "journal_entry_lines", Refusal.at("postings", "entry-unbalanced", "An entry has 2 to 2,000 postings."),
                "journal_entry_date", Refusal.at("date", "date-out-of-range", "The date lies between 1900 and 2199."),
                "posting_amount", Refusal.at("amount", "amount-too-large", "An amount is not zero and at most 10,000,000,000,000.00.")));
    }

    @Bean
    PlaceUse ledgerStandsOnPlace() {
        return new PlaceUse("finance.stands_on_place()");
    }
}
