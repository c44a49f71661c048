package org.chancery.finance.delivery.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.shared.InvoiceId;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.delivery.BillPrintId;
import org.chancery.finance.delivery.BillPrints;
import org.chancery.finance.delivery.Deliveries;
import org.chancery.finance.delivery.DeliveryId;
import org.chancery.finance.delivery.DeliveryLists;
import org.chancery.finance.delivery.DeliveryPreference;
import org.chancery.finance.delivery.DeliveryPreferences;
import org.chancery.finance.delivery.DeliveryView;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.contacts.ContactId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Delivery of bills on the API. */
@Tag(name = "Delivery of bills")
@RestController
@RequestMapping("/api/v1")
class DeliveryResource {

    private final Deliveries deliveries;
    private final BillPrints prints;
    private final DeliveryPreferences preferences;
    private final Invoices invoices;
    private final DeliveryLists deliveryLists;
    private final Lists lists;

    DeliveryResource(Deliveries deliveries, BillPrints prints, DeliveryPreferences preferences, Invoices invoices, DeliveryLists deliveryLists, Lists lists) {
        this.deliveries = deliveries;
        this.prints = prints;
        this.preferences = preferences;
        this.invoices = invoices;
        this.deliveryLists = deliveryLists;
        this.lists = lists;
    }

    /** A batch on paper. */
    record Batch(BillPrintId id) {}

    @GetMapping("/bill-deliveries")
    @Requires(Permission.BILLING_VIEW)
    Slice<DeliveryView> list(ListRequest request) {
        return lists.slice(deliveryLists.deliveries(), request);
    }

    @Operation(summary = "Send everything that waits to be sent, behind the API")
    @PostMapping("/bill-deliveries/send")
    ResponseEntity<Void> send() {
        return Answers.done(deliveries.send());
    }

    @Operation(summary = "Send a bill again: what failed is tried again, what was sent goes a further time")
    @PostMapping("/bill-deliveries/{id}/again")
    ResponseEntity<Void> again(@PathVariable DeliveryId id) {
        return Answers.done(deliveries.again(id));
    }

    @GetMapping("/invoices/{id}/deliveries")
    Slice<DeliveryView> ofBill(@PathVariable InvoiceId id) {
        return invoices.find(id).map(bill -> Slice.whole(deliveries.of(bill.id()))).orElseThrow(RefusedRequest::notFound);
    }

    @Operation(summary = "Deliver a bill as its client wants, unless it was")
    @PostMapping("/invoices/{id}/deliveries")
    ResponseEntity<Void> deliver(@PathVariable InvoiceId id) {
        return Answers.done(deliveries.deliver(id));
    }

    @Operation(summary = "Take the bills that wait for paper into a batch")
    @PostMapping("/bill-prints")
    ResponseEntity<Batch> print() {
        return Answers.created(prints.print().map(Batch::new), batch -> "/api/v1/bill-prints/" + batch.id());
    }

    @GetMapping("/bill-prints/{id}")
    Slice<DeliveryView> batch(@PathVariable BillPrintId id) {
        return Slice.whole(prints.bills(id).orElseThrow(RefusedRequest::notFound));
    }

    @GetMapping("/bill-prints/{id}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable BillPrintId id) {
        return PdfAnswer.of(prints.pdf(id).orElseThrow(RefusedRequest::notFound), "bills-to-print.pdf");
    }

    /** How a client wants bills; 404 if nothing was said, and they go out on paper. */
    @GetMapping("/contacts/{id}/bill-delivery")
    DeliveryPreference preference(@PathVariable ContactId id) {
        return preferences.of(id).orElseThrow(RefusedRequest::notFound);
    }

    @PutMapping("/contacts/{id}/bill-delivery")
    ResponseEntity<DeliveryPreference> set(@PathVariable ContactId id, @RequestBody DeliveryPreference wanted) {
        return Answers.ok(preferences.set(id, wanted));
    }
}
