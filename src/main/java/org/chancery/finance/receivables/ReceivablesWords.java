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
                "interest_charged_once", Refusal.of("interest-charged", "Some of these days were charged already."),
                "payment_plan_bill_one_plan", Refusal.of("bill-on-plan", "One of the bills is on a payment plan already."),
                "refund_open", Refusal.of("refund-open", "A refund of this payment waits for a decision already."),
                "returned_payment_once", Refusal.of("payment-reversed", "This payment was taken back already."),
                "dunning_letter_bill_once", Refusal.of("level-sent", "A bill of this letter had this level already."),
                "dunning_level_once", Refusal.at("levels", "level-twice", "Each level has its own number of days.")));
    }
}
