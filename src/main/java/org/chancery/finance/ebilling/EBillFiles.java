package org.chancery.finance.ebilling;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.ebilling.ledes.EBillFormat;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Turns;
import org.chancery.platform.storage.BlobId;
import org.chancery.platform.storage.Blobs;
import org.chancery.platform.storage.Incoming;
import org.chancery.platform.web.Row;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of files that were made; their bytes are stored encrypted. */
@Component
class EBillFiles {

    private static final String SELECT = """
            select f.id, f.invoice_id, f.format, f.name, f.size, f.sha256, u.name as made_by, f.created_at, f.blob_id
            from finance.ebill_file f join platform.app_user u on u.firm_id = f.firm_id and u.id = f.created_by
            """;

    private final JdbcClient jdbc;
    private final Blobs blobs;
    private final Firms firms;
    private final Turns turns;

    EBillFiles(JdbcClient jdbc, Blobs blobs, Firms firms, Turns turns) {
        this.turns = turns;
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.firms = firms;
    }

    record NewFile(EBillFormat format, String name, String sha256, byte[] content) {}

    private static EBillFile file(Row row) {
        return new EBillFile(row.id("id", EBillFileId::new), row.id("invoice_id", InvoiceId::new), row.constant("format", EBillFormat.class), row.text("name"),
                row.number("size"), row.text("sha256"), row.text("made_by"), row.instant("created_at"));
    }

    /** Until the transaction ends, nobody else makes a file of this bill. */
    void oneAtATime(InvoiceId bill) {
        turns.take("finance.ebill_file", bill);
    }

    /** The latest first. */
    List<EBillFile> of(InvoiceId bill) {
        return jdbc.sql(SELECT + "where f.invoice_id = :bill order by f.id desc").param("bill", bill.value()).query(Row.mapping(EBillFiles::file)).list();
    }

    Optional<EBillFile> latest(InvoiceId bill) {
        return jdbc.sql(SELECT + "where f.invoice_id = :bill order by f.id desc limit 1").param("bill", bill.value()).query(Row.mapping(EBillFiles::file)).optional();
    }

    Optional<EBillFile> find(EBillFileId id) {
        return jdbc.sql(SELECT + "where f.id = :id").param("id", id.value()).query(Row.mapping(EBillFiles::file)).optional();
    }

    Optional<byte[]> content(EBillFileId id) {
        return jdbc.sql(SELECT + "where f.id = :id").param("id", id.value()).query(Row.mapping(row -> row.id("blob_id", BlobId::new))).optional().flatMap(blobs::read);
    }

    Outcome<EBillFile> keep(InvoiceView bill, NewFile file) {
        EBillFileId id = EBillFileId.next();
        Instant now = firms.now();
        return blobs.store(Incoming.of("file", file.content())).map(blob -> {
            jdbc.sql("""
                    insert into finance.ebill_file (id, invoice_id, matter_id, format, name, size, sha256, blob_id, created_at)
                    values (:id, :bill, :matter, :format, :name, :size, :sha, :blob, :now)""")
                    .param("id", id.value()).param("bill", bill.id().value()).param("matter", bill.matterId().value()).param("format", file.format().name())
                    .param("name", file.name()).param("size", file.content().length).param("sha", file.sha256()).param("blob", blob.id().value())
                    .param("now", now.atOffset(ZoneOffset.UTC)).update();
            return find(id).orElseThrow();
        });
    }
}
