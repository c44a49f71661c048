package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.BillActions;
import org.chancery.finance.billing.InvoiceStatus;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.WriteOffView;
import org.chancery.finance.billing.WriteOffs;
import org.chancery.finance.trust.ClientLedgerView;
import org.chancery.finance.trust.ClientLedgers;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Draws a bill with what became of it and what may be done next. */
@Component
public class BillPage {

    private final Invoices invoices;
    private final WriteOffs writeOffs;
    private final ClientLedgers clientMoney;
    private final Firms firms;
    private final ObjectProvider<BillActions> actions;

    BillPage(Invoices invoices, WriteOffs writeOffs, ClientLedgers clientMoney, Firms firms, ObjectProvider<BillActions> actions) {
        this.invoices = invoices;
        this.writeOffs = writeOffs;
        this.clientMoney = clientMoney;
        this.firms = firms;
        this.actions = actions;
    }

    /**
     * What who looks may do; the facade decides anew.
     *
     * @param decide whether a write-off waits that this person may approve or decline
     */
    public record Steps(boolean pay, boolean clientMoney, boolean credit, boolean writeOff, boolean voidIt, boolean decide, boolean history, boolean books) {}

    InvoiceView bill(InvoiceId id) {
        return invoices.find(id).orElseThrow(RefusedRequest::notFound);
    }

    ModelAndView draw(InvoiceId id, Form voiding) {
        InvoiceView bill = bill(id);
        LocalDate today = firms.today();
        List<WriteOffView> given = writeOffs.of(id);
        @Nullable Money available = available(bill, today);
        return new ModelAndView("finance/billing/bill").addObject("bill", bill).addObject("writeOffs", given).addObject("daysLate", bill.daysLate(today))
                .addObject("available", available).addObject("steps", steps(bill, given, available)).addObject("voiding", voiding)
                .addObject("more", actions.orderedStream().flatMap(each -> each.actions(bill).stream()).toList())
                .addObject("known", actions.orderedStream().flatMap(each -> each.facts(bill).stream()).toList());
    }

    private static Steps steps(InvoiceView bill, List<WriteOffView> given, @Nullable Money available) {
        Actor actor = Actors.current();
        boolean owed = bill.status() != InvoiceStatus.VOID && bill.balance().isPositive();
        boolean issues = actor.maySomewhere(Permission.BILLING_ISSUE);
        boolean waits = given.stream().anyMatch(each -> each.status() == WriteOffView.Status.PROPOSED);
        return new Steps(owed && actor.may(Permission.PAYMENTS_RECORD), owed && available != null && available.isPositive() && actor.maySomewhere(Permission.TRUST_TRANSFER), owed && issues,
                owed && issues && !waits, bill.status() != InvoiceStatus.VOID && bill.settled().isZero() && issues, waits && actor.maySomewhere(Permission.BILLING_APPROVE),
                actor.may(Permission.AUDIT_VIEW), actor.may(Permission.LEDGER_VIEW));
    }

    /** Cleared client money of the matter in the bill's currency; null for a person who may not see it. */
    private @Nullable Money available(InvoiceView bill, LocalDate today) {
        return Actors.current().may(Permission.TRUST_VIEW)
                ? Moneys.sum(bill.currency(), ledgers(bill, today).stream().map(ClientLedgerView::available).toList()) : null;
    }

    List<ClientLedgerView> ledgers(InvoiceView bill, LocalDate on) {
        return clientMoney.of(bill.matterId(), on).stream().filter(ledger -> ledger.balance().getCurrencyUnit().equals(bill.currency())).toList();
    }
}
