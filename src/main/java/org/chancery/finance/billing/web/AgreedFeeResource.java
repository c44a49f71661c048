package org.chancery.finance.billing.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.billing.AgreedFeeId;
import org.chancery.finance.billing.AgreedFeeView;
import org.chancery.finance.billing.AgreedFees;
import org.chancery.finance.billing.ClosingStatementPdf;
import org.chancery.finance.billing.NewAgreedFee;
import org.chancery.finance.billing.NewRecovery;
import org.chancery.finance.billing.Recoveries;
import org.chancery.finance.billing.RecoveryId;
import org.chancery.finance.billing.RecoveryView;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agreed fees and recoveries on the API. What a wall hides is 404. */
@Tag(name = "Agreed fees")
@RestController
@RequestMapping("/api/v1")
class AgreedFeeResource {

    private final AgreedFees fees;
    private final Recoveries recoveries;
    private final ClosingStatementPdf pdf;
    private final Matters matters;

    AgreedFeeResource(AgreedFees fees, Recoveries recoveries, ClosingStatementPdf pdf, Matters matters) {
        this.fees = fees;
        this.recoveries = recoveries;
        this.pdf = pdf;
        this.matters = matters;
    }

    /** @param reason why it will not be billed */
    record Withdrawal(String reason) {}

    /** The fees of a matter that came due beside recorded time, newest first. */
    @GetMapping("/matters/{id}/fees")
    @Requires(Permission.BILLING_VIEW)
    Slice<AgreedFeeView> fees(@PathVariable MatterId id) {
        return Slice.whole(fees.of(matters.find(id).orElseThrow(RefusedRequest::notFound).id()));
    }

    /** A task was done, an appearance made, a success reached. */
    @PostMapping("/matters/{id}/fees")
    ResponseEntity<AgreedFeeView> earn(@PathVariable MatterId id, @RequestBody NewAgreedFee fee) {
        return Answers.created(fees.earn(id, fee), made -> "/api/v1/matters/" + made.matterId() + "/fees");
    }

    @PostMapping("/fees/{id}/withdraw")
    ResponseEntity<AgreedFeeView> withdraw(@PathVariable AgreedFeeId id, @RequestBody Withdrawal withdrawal) {
        return Answers.ok(fees.withdraw(id, withdrawal.reason()));
    }

    /** Something was recovered on a contingency: the fee is reckoned, and due. */
    @PostMapping("/matters/{id}/recoveries")
    ResponseEntity<RecoveryView> recovered(@PathVariable MatterId id, @RequestBody NewRecovery recovery) {
        return Answers.created(recoveries.record(id, recovery), made -> "/api/v1/recoveries/" + made.id());
    }

    @GetMapping("/recoveries/{id}")
    RecoveryView recovery(@PathVariable RecoveryId id) {
        return recoveries.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** The closing statement. */
    @GetMapping(path = "/recoveries/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> statement(@PathVariable RecoveryId id) {
        return PdfAnswer.of(pdf.of(id).orElseThrow(RefusedRequest::notFound), "closing-statement.pdf");
    }
}
