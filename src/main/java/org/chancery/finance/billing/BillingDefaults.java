package org.chancery.finance.billing;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.platform.firm.FirmFounded;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.firm.NumberedByOffice;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What a new firm needs before its first bill, and the words of the constraints that hold on bills. */
@Configuration(proxyBeanMethods = false)
class BillingDefaults {

    static final String INVOICES = "invoice";
    static final String CREDIT_NOTES = "credit-note";
    static final String PAYMENTS = "payment";

    private final NumberSeries numbers;
    private final PlaceTaxes taxes;

    BillingDefaults(NumberSeries numbers, PlaceTaxes taxes) {
        this.taxes = taxes;
        this.numbers = numbers;
    }

    /** Bills and credit notes are numbered without gaps, as the law of many places asks; receipts for payments need not be. */
    @EventListener
    void found(FirmFounded founded) {
        numbers.create(INVOICES, "yyyy-####", true);
        numbers.create(CREDIT_NOTES, "CN-yyyy-####", true);
        numbers.create(PAYMENTS, "P-#####", false);
        taxes.begin(founded.firm());
    }

    @Bean
    static NumberedByOffice numberedBills() {
        return new NumberedByOffice(INVOICES, "Bills");
    }

    @Bean
    static NumberedByOffice numberedCreditNotes() {
        return new NumberedByOffice(CREDIT_NOTES, "Credit notes");
    }

    @Bean
    static NumberedByOffice numberedReceipts() {
        return new NumberedByOffice(PAYMENTS, "Receipts");
    }

    @Bean
    static DatabaseRefusals.Words billingWords() {
        return new DatabaseRefusals.Words(Map.of(
                "tax_code_overlap", Refusal.at("from", "tax-overlap", "Another rate of this code holds in that time."),
                "agreed_fee_task_once", Refusal.at("item", "fee-due-already", "This fee is due once, and was recorded already."),
                "agreed_fee_success_once", Refusal.of("fee-due-already", "The success fee is due once, and was recorded already."),
                "pre_bill_line_work_once", Refusal.of("work-on-another-pre-bill", "Some of this work is on another open pre-bill."),
                "pre_bill_line_flat_fee_once", Refusal.of("work-on-another-pre-bill", "The flat fee of this matter is on another open pre-bill."),
                "settlement_reversed_once", Refusal.of("already-reversed", "This was taken back already."),
                "write_off_open", Refusal.of("write-off-open", "A write-off of this bill waits for a decision already."),
                "invoice_once", Refusal.of("already-issued", "This pre-bill was issued already.")));
    }
}
