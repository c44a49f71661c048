package org.chancery.finance.receivables;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The words of the constraints that hold on receivables. */
@Configuration(proxyBeanMethods = false)
class ReceivablesWords {

    @Bean
    static DatabaseRefusals.Words wordsOfReceivables() {
        return new DatabaseRefusals.Words(Map.of(
                "refund_open", Refusal.of("refund-open", "A refund of this payment waits for a decision already."),
                "returned_payment_once", Refusal.of("payment-reversed", "This payment was taken back already."),
                "dunning_letter_bill_once", Refusal.of("level-sent", "A bill of this letter had this level already."),
                "dunning_level_once", Refusal.at("levels", "level-twice", "Each level has its own number of days.")));
    }
}
