package org.chancery.finance.banking;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the constraints of statements, matches and reconciliations say to a person. */
@Configuration(proxyBeanMethods = false)
class BankingWords {

    @Bean
    DatabaseRefusals.Words bankingRefusals() {
        return new DatabaseRefusals.Words(Map.of(
                "statement_duplicate", Refusal.at("file", "statement-duplicate", "This file is imported already."),
                "line_matched_once", Refusal.at("lineIds", "line-matched", "A line of these is matched already."),
                "posting_matched_once", Refusal.at("entryIds", "entry-matched", "An entry of these is matched already."),
                "match_size", Refusal.of("match-size", "A match joins at most 2,000 lines and entries."),
                "match_cleared", Refusal.of("match-empty", "Choose lines of the bank and entries of the books."),
                "reconciliation_once", Refusal.at("statementDate", "reconciliation-exists", "This account is reconciled to that day already."),
                "reconciliation_date", Refusal.at("statementDate", "date-out-of-range", "The date lies between 1900 and 2199."),
                "reconciliation_balance", Refusal.at("statementBalance", "amount-too-large", "An amount is at most 10,000,000,000,000.00."),
                "bank_error_once", Refusal.at("lineId", "error-named", "This line is named as an error already."),
                "bank_error_explanation", Refusal.required("explanation")));
    }
}
