package org.chancery.finance.delivery.web;

import java.util.List;
import java.util.Map;
import org.chancery.shared.InvoiceId;
import org.chancery.finance.billing.InvoiceStatus;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.delivery.BillPrintId;
import org.chancery.finance.delivery.BillPrints;
import org.chancery.finance.delivery.Deliveries;
import org.chancery.finance.delivery.DeliveryId;
import org.chancery.finance.delivery.DeliveryLists;
import org.chancery.finance.delivery.DeliveryPreference;
import org.chancery.finance.delivery.DeliveryPreferences;
import org.chancery.finance.delivery.DeliveryView;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Outcome;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Delivery of bills: the list of all, that of one bill, and batches on paper. */
@Controller
class DeliveryPages implements NavigationSource {

    private static final String LIST = "/bill-deliveries";

    private final Deliveries deliveries;
    private final BillPrints prints;
    private final DeliveryPreferences preferences;
    private final Invoices invoices;
    private final DeliveryLists deliveryLists;
    private final Lists lists;

    DeliveryPages(Deliveries deliveries, BillPrints prints, DeliveryPreferences preferences, Invoices invoices, DeliveryLists deliveryLists, Lists lists) {
        this.deliveries = deliveries;
        this.prints = prints;
        this.preferences = preferences;
        this.invoices = invoices;
        this.deliveryLists = deliveryLists;
        this.lists = lists;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "Delivery", LIST).order(13).permission(Permission.BILLING_VIEW.permission()));
    }

    @GetMapping(LIST)
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(deliveryLists.deliveries(), request, "finance/delivery/deliveries", Map.of("maySend", maySend(), "mail", deliveries.sendsMail()));
    }

    private static boolean maySend() {
        return Actors.current().maySomewhere(Permission.BILLING_ISSUE);
    }

    @PostMapping(LIST + "/send")
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    ModelAndView send() {
        return Pages.actOnSeveral(deliveries.send(), LIST, "What waits is being sent.");
    }

    @PostMapping(LIST + "/print")
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    ModelAndView print() {
        Outcome<BillPrintId> printed = prints.print();
        return Pages.actOnSeveral(printed, printed instanceof Outcome.Done<BillPrintId>(var id) ? "/bill-prints/" + id : LIST, "One file of all bills that waited for paper. They count as delivered.");
    }

    @PostMapping(LIST + "/{id}/again")
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    ModelAndView again(@PathVariable DeliveryId id) {
        DeliveryView delivery = deliveries.find(id).orElseThrow(RefusedRequest::notFound);
        return Pages.act(deliveries.again(id), "/bills/" + delivery.invoiceId() + "/delivery", "It is on its way again.");
    }

    @GetMapping("/bill-prints/{id}")
    ModelAndView batch(@PathVariable BillPrintId id) {
        return new ModelAndView("finance/delivery/batch", Map.of("id", id, "bills", prints.bills(id).orElseThrow(RefusedRequest::notFound)));
    }

    @GetMapping("/bill-prints/{id}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable BillPrintId id) {
        return PdfAnswer.of(prints.pdf(id).orElseThrow(RefusedRequest::notFound), "bills-to-print.pdf");
    }

    @GetMapping("/bills/{id}/delivery")
    ModelAndView ofBill(@PathVariable InvoiceId id) {
        InvoiceView bill = invoices.find(id).orElseThrow(RefusedRequest::notFound);
        DeliveryPreference wanted = preferences.of(bill.clientId()).orElseGet(DeliveryPreference::usual);
        List<DeliveryView> made = deliveries.of(id);
        return new ModelAndView("finance/delivery/of-bill", Map.of("bill", bill, "wanted", wanted, "deliveries", made, "mail", deliveries.sendsMail(),
                "maySend", maySend() && bill.status() != InvoiceStatus.VOID));
    }

    @PostMapping("/bills/{id}/delivery")
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    ModelAndView deliver(@PathVariable InvoiceId id) {
        return Pages.act(deliveries.deliver(id), "/bills/" + id + "/delivery", "It is on its way.");
    }
}
