package org.chancery.finance.trust.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.trust.PayableBills;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.finance.trust.TrustTransfer;
import org.chancery.finance.trust.TrustTransfers;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Client money that pays a bill, or moves to another ledger. */
@Controller
class TransferPages {

    private final TrustTransfers transfers;
    private final TrustForms forms;
    private final Matters matters;
    private final ObjectProvider<PayableBills> bills;

    TransferPages(TrustTransfers transfers, TrustForms forms, Matters matters, ObjectProvider<PayableBills> bills) {
        this.transfers = transfers;
        this.forms = forms;
        this.matters = matters;
        this.bills = bills;
    }

    /** First the matter, then its open bills. */
    @GetMapping("/trust/bill-payments/new")
    @Requires(value = Permission.TRUST_TRANSFER, byOffice = true)
    ModelAndView newBillPayment(@RequestParam(required = false) @Nullable MatterId matterId, @RequestParam(required = false) @Nullable BankAccountId bankAccountId) {
        return billForm(forms.begun(matterId, bankAccountId), matterId);
    }

    private ModelAndView billForm(Form form, @Nullable MatterId matterId) {
        Map<String, Object> model = new HashMap<>(Map.of("form", form, "accounts", forms.accounts(BankAccountKind.TRUST),
                "operatingAccounts", forms.accounts(BankAccountKind.OPERATING), "bills", matterId == null ? List.of() : payable(matterId)));
        if (matterId != null) {
            matters.ref(matterId).ifPresent((MatterRef matter) -> model.put("matter", matter));
        }
        return new ModelAndView("finance/trust/bill-payment-new", model);
    }

    private List<Option> payable(MatterId matter) {
        return bills.orderedStream().flatMap(room -> room.of(matter).stream())
                .map(bill -> Option.of(bill.id().toString(), bill.number() + " of " + Show.date(bill.issuedOn()) + ", " + Show.money(bill.balance()) + " due")).toList();
    }

    @PostMapping("/trust/bill-payments")
    ModelAndView payBill(Posted posted) {
        CurrencyUnit currency = forms.currency(posted);
        Outcome<RecordedEntry> outcome = posted.<TrustTransfer>read(f -> new TrustTransfer.ToOperating(f.id("bankAccountId", BankAccountId::of),
                f.id("toBankAccountId", BankAccountId::of), f.id("matterId", MatterId::of), f.idOrNull("invoiceId", InvoiceId::of), f.date("date"), f.money("amount", currency)))
                .flatMap(transfers::transfer);
        return Pages.answer(outcome, TrustActs::card, entry -> TrustActs.said("Transfer", entry), posted, form -> billForm(form, posted.idOrNull("matterId", MatterId::of)));
    }

    @GetMapping("/trust/transfers/new")
    @Requires(value = Permission.TRUST_TRANSFER, byOffice = true)
    ModelAndView newTransfer(@RequestParam(required = false) @Nullable MatterId matterId, @RequestParam(required = false) @Nullable BankAccountId bankAccountId) {
        return transferForm(forms.begun(matterId, bankAccountId));
    }

    private ModelAndView transferForm(Form form) {
        return new ModelAndView("finance/trust/transfer-new", Map.of("form", form, "accounts", forms.accounts(BankAccountKind.TRUST)));
    }

    @PostMapping("/trust/transfers")
    ModelAndView transfer(Posted posted) {
        CurrencyUnit currency = forms.currency(posted);
        Outcome<RecordedEntry> outcome = posted.<TrustTransfer>read(f -> new TrustTransfer.BetweenLedgers(f.id("bankAccountId", BankAccountId::of), f.id("matterId", MatterId::of),
                f.id("toMatterId", MatterId::of), f.date("date"), f.money("amount", currency), f.text("authority"))).flatMap(transfers::transfer);
        return Pages.answer(outcome, TrustActs::card, entry -> TrustActs.said("Transfer", entry), posted, this::transferForm);
    }
}
