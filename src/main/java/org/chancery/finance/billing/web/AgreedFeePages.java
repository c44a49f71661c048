package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.Map;
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
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterHeads;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.shared.Outcome;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A matter's fees as they were agreed: how a cap stands, what came due, what is recorded next; and the closing statements of contingencies. */
@Controller
class AgreedFeePages {

    private final AgreedFees fees;
    private final Recoveries recoveries;
    private final ClosingStatementPdf pdf;
    private final AgreedFeePage page;
    private final MatterHeads heads;

    AgreedFeePages(AgreedFees fees, Recoveries recoveries, ClosingStatementPdf pdf, AgreedFeePage page, MatterHeads heads) {
        this.fees = fees;
        this.recoveries = recoveries;
        this.pdf = pdf;
        this.page = page;
        this.heads = heads;
    }

    @GetMapping("/matters/{id}/fees")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView show(@PathVariable MatterId id) {
        return page.draw(id, null, Form.blank());
    }

    @PostMapping("/matters/{id}/fees")
    @Requires(Permission.BILLING_PREPARE)
    ModelAndView earn(@PathVariable MatterId id, Posted posted) {
        Outcome<AgreedFeeView> outcome = posted.read(f -> new NewAgreedFee(f.textOrNull("item"), f.dateOrNull("date"), f.textOrNull("note"))).flatMap(fee -> fees.earn(id, fee));
        return Pages.answer(outcome, _ -> path(id), fee -> Flash.done("Recorded: %s is due. The next pre-bill has it.".formatted(Show.money(fee.amount()))), posted,
                form -> page.draw(id, AgreedFeePage.Part.FEE, form));
    }

    @PostMapping("/matters/{id}/recoveries")
    @Requires(Permission.BILLING_PREPARE)
    ModelAndView recovered(@PathVariable MatterId id, Posted posted) {
        MatterView matter = page.matter(id);
        Outcome<RecoveryView> outcome = posted.read(f -> {
            LocalDate on = f.dateOrNull("receivedOn");
            return new NewRecovery(on, f.money("recovered", matter.currency()), f.text("stage"), f.text("source"), f.text("outcome"));
        }).flatMap(recovery -> recoveries.record(id, recovery));
        return Pages.answer(outcome, RecoveryView::href, recovery -> Flash.done("Recorded: the fee is %s. The next pre-bill has it.".formatted(Show.money(recovery.fee()))), posted,
                form -> page.draw(id, AgreedFeePage.Part.RECOVERY, form));
    }

    @PostMapping("/fees/{id}/withdraw")
    @Requires(Permission.BILLING_PREPARE)
    ModelAndView withdraw(@PathVariable AgreedFeeId id, Posted posted) {
        AgreedFeeView fee = fees.find(id).orElseThrow(RefusedRequest::notFound);
        return Pages.act(posted.read(f -> f.text("reason")).flatMap(reason -> fees.withdraw(id, reason)), path(fee.matterId()), "Withdrawn. It will not be billed.");
    }

    private static String path(MatterId id) {
        return "/matters/" + id + "/fees";
    }

    @GetMapping("/recoveries/{id}")
    ModelAndView statement(@PathVariable RecoveryId id) {
        RecoveryView recovery = recoveries.find(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/billing/closing-statement", Map.of("recovery", recovery, "head", heads.find(recovery.matterId()).orElseThrow(RefusedRequest::notFound)));
    }

    @GetMapping(path = "/recoveries/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> statementPaper(@PathVariable RecoveryId id) {
        return PdfAnswer.of(pdf.of(id).orElseThrow(RefusedRequest::notFound), "Closing statement.pdf");
    }
}
