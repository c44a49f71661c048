package org.chancery.finance.trust.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.trust.FirmFunds;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.platform.web.Answers;
import org.chancery.shared.Outcome;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The firm's own money in trust accounts, the bank's charges and interest, on the API. */
@Tag(name = "Client money")
@RestController
@RequestMapping("/api/v1/trust")
class FirmFundsResource {

    private final FirmFunds funds;

    FirmFundsResource(FirmFunds funds) {
        this.funds = funds;
    }

    @PostMapping("/firm-funds/deposits")
    ResponseEntity<Object> deposit(@RequestBody FirmFunds.FirmTransfer transfer) {
        return created(funds.deposit(transfer));
    }

    @PostMapping("/firm-funds/withdrawals")
    ResponseEntity<Object> withdraw(@RequestBody FirmFunds.FirmTransfer transfer) {
        return created(funds.withdraw(transfer));
    }

    @PostMapping("/bank-charges")
    ResponseEntity<Object> charge(@RequestBody FirmFunds.BankCharge charge) {
        return created(funds.charge(charge));
    }

    @PostMapping("/interest")
    ResponseEntity<Object> interest(@RequestBody FirmFunds.Interest interest) {
        return created(funds.interest(interest));
    }

    @PostMapping("/interest/remittances")
    ResponseEntity<Object> remit(@RequestBody FirmFunds.InterestRemitted remitted) {
        return created(funds.remit(remitted));
    }

    private static ResponseEntity<Object> created(Outcome<RecordedEntry> outcome) {
        return Answers.created(outcome, entry -> "/api/v1/trust/entries/" + entry.id());
    }
}
