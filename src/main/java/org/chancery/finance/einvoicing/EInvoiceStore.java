package org.chancery.finance.einvoicing;

import java.util.List;
import java.util.Optional;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.platform.firm.Turns;
import org.chancery.platform.storage.BlobId;
import org.chancery.platform.storage.Blobs;
import org.chancery.platform.storage.Incoming;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of electronic invoices that were made; their bytes are stored encrypted. */
@Component
class EInvoiceStore {

    private final JdbcClient jdbc;
    private final Blobs blobs;
    private final Turns turns;

    EInvoiceStore(JdbcClient jdbc, Blobs blobs, Turns turns) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.turns = turns;
    }

    /** Until the transaction ends, nobody else makes a file of this bill. */
    void oneAtATime(InvoiceId bill) {
        turns.take("finance.einvoice_file", bill);
    }

    List<EInvoiceView> of(InvoiceId bill) {
        return jdbc.sql("""
                select f.invoice_id, f.format, f.name, f.blob_id, f.created_at, u.name as made_by
                from finance.einvoice_file f join platform.app_user u on u.firm_id = f.firm_id and u.id = f.created_by
                where f.invoice_id = :bill
                order by f.format""")
                .param("bill", bill.value())
                .query(Row.mapping(row -> new EInvoiceView(row.id("invoice_id", InvoiceId::new), row.constant("format", EInvoiceFormat.class), row.text("name"),
                        row.instant("created_at"), row.text("made_by"), row.id("blob_id", BlobId::new))))
                .list();
    }

    Optional<EInvoiceView> find(InvoiceId bill, EInvoiceFormat format) {
        return of(bill).stream().filter(each -> each.format() == format).findFirst();
    }

    Optional<byte[]> content(InvoiceId bill, EInvoiceFormat format) {
        return find(bill, format).flatMap(each -> blobs.read(each.content()));
    }

    Outcome<EInvoiceView> keep(InvoiceView bill, EInvoiceFormat format, byte[] content) {
        return blobs.store(Incoming.of("file", content)).map(blob -> {
            jdbc.sql("""
                    insert into finance.einvoice_file (id, invoice_id, matter_id, format, name, blob_id)
                    values (:id, :bill, :matter, :format, :name, :blob)""")
                    .param("id", Id.next()).param("bill", bill.id().value()).param("matter", bill.matterId().value()).param("format", format.name())
                    .param("name", "e-invoice-%s.%s".formatted(bill.number().replaceAll("[^\\p{Alnum}._-]", "-"), format.ending())).param("blob", blob.id().value()).update();
            return find(bill.id(), format).orElseThrow();
        });
    }
}
