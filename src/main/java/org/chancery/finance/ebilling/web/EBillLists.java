package org.chancery.finance.ebilling.web;

import java.time.Instant;
import org.chancery.finance.ebilling.EBillFileId;
import org.chancery.finance.ebilling.ledes.EBillFormat;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** Every e-bill file that was made. */
final class EBillLists {

    private EBillLists() {}

    record FileRow(EBillFileId id, String name, EBillFormat format, InvoiceId invoiceId, String number, MatterId matterId, String matter, ContactId clientId, String client,
            Money total, String madeBy, Instant madeAt) {}

    static final Listing<FileRow> FILES = Listing.of("ebill-files", "E-bills", FileRow.class)
            .sql("""
                select f.id, f.name, f.format, f.invoice_id, i.number, f.matter_id, i.matter_number || ' ' || i.matter_name as matter, i.client_id, i.client_name as client,
                       i.total_minor, i.currency, u.name as made_by, f.created_at as made_at
                from finance.ebill_file f
                join finance.invoice i on i.firm_id = f.firm_id and i.id = f.invoice_id
                join platform.app_user u on u.firm_id = f.firm_id and u.id = f.created_by
                """)
            .row(row -> new FileRow(row.id("id", EBillFileId::new), row.text("name"), row.constant("format", EBillFormat.class), row.id("invoice_id", InvoiceId::new), row.text("number"),
                    row.id("matter_id", MatterId::new), row.text("matter"), row.id("client_id", ContactId::new), row.text("client"), row.money("total"), row.text("made_by"),
                    row.instant("made_at")))
            .column(Column.text("number", "Bill", FileRow::number).link(file -> "/bills/" + file.invoiceId() + "/ebill").small(FileRow::client).required())
            .column(Column.text("name", "File", FileRow::name).link(file -> "/ebills/" + file.id()).required())
            .column(Column.text("format", "Format", (FileRow file) -> file.format().title()).required())
            .column(Column.text("madeBy", "Made by", FileRow::madeBy).required())
            .column(Column.instant("madeAt", "On", FileRow::madeAt).required())
            .column(Column.money("total", "Bill over", FileRow::total).required())
            .filter(Filter.choice("ledes", "Format", Choices.of(EBillFormat.class, EBillFormat::title), "format in (:ledes)"))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .search("number ilike :q or name ilike :q or client ilike :q or matter ilike :q")
            .sort("-madeAt")
            .action("Check a file", "/ebills/check", Permission.BILLING_PREPARE.permission())
            .action("Timekeepers", "/ebills/timekeepers")
            .empty("No e-bills yet", "An e-bill is made from an issued bill, by what the client's system takes: enter that on the client's page, then open a bill.", "See the bills", "/bills")
            .build();
}
