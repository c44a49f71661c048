package org.chancery.finance.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.chancery.finance.billing.InvoicePdf;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bills that go out on paper: printed in batches, of one file each. */
@Service
public class BillPrints {

    private static final int MOST = 300;

    private final DeliveryStore store;
    private final InvoicePdf papers;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    BillPrints(DeliveryStore store, InvoicePdf papers, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.papers = papers;
        this.firms = firms;
        this.events = events;
    }

    /** Takes the bills that wait for paper into a batch, at most 300; they count as delivered. Refused {@code nothing-waits}. */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<BillPrintId> print() {
        BillPrintId id = BillPrintId.next();
        List<DeliveryView> printed = store.print(id, MOST, firms.now());
        if (printed.isEmpty()) {
            return Outcome.refused("nothing-waits", "No bill waits to be printed.");
        }
        printed.forEach(each -> events.publishEvent(new BillDelivered(each.id(), each.invoiceId(), each.number(), each.matterId(), each.way(), "")));
        return Outcome.done(id);
    }

    /** The bills of a batch that who asks may see, by their numbers; empty if there is no such batch. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<List<DeliveryView>> bills(BillPrintId id) {
        return store.batch(id).map(_ -> store.printed(id));
    }

    /** One file of all bills of a batch that who asks may see, as often as it is wanted; empty if there are none. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(BillPrintId id) {
        List<byte[]> files = store.printed(id).stream().flatMap(each -> papers.of(each.invoiceId()).stream()).toList();
        return files.isEmpty() ? Optional.empty() : Optional.of(merged(files));
    }

    private static byte[] merged(List<byte[]> files) {
        var merger = new PDFMergerUtility();
        files.forEach(file -> merger.addSource(new RandomAccessReadBuffer(file)));
        var output = new ByteArrayOutputStream();
        merger.setDestinationStream(output);
        try {
            merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return output.toByteArray();
    }
}
