package org.chancery.finance.einvoicing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.billing.InvoicePdf;
import org.chancery.finance.billing.InvoiceStatus;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.einvoicing.reading.EInvoiceReader;
import org.chancery.finance.einvoicing.reading.Reading;
import org.chancery.finance.einvoicing.writing.CiiWriter;
import org.chancery.finance.einvoicing.writing.EInvoice;
import org.chancery.finance.einvoicing.writing.HybridPdf;
import org.chancery.finance.einvoicing.writing.UblWriter;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.storage.BlobId;
import org.chancery.platform.storage.Blobs;
import org.chancery.platform.storage.Incoming;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Electronic invoices of the firm's bills, and those of others that somebody wants to read. */
@Service
public class EInvoices {

    private final Invoices invoices;
    private final InvoicePdf papers;
    private final EInvoiceProfiles profiles;
    private final Contacts contacts;
    private final Blobs blobs;
    private final JdbcClient jdbc;

    EInvoices(Invoices invoices, InvoicePdf papers, EInvoiceProfiles profiles, Contacts contacts, Blobs blobs, JdbcClient jdbc) {
        this.invoices = invoices;
        this.papers = papers;
        this.profiles = profiles;
        this.contacts = contacts;
        this.blobs = blobs;
        this.jdbc = jdbc;
    }

    /** What was made of a bill, by format; empty for a bill that is not there or that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<EInvoiceView> of(InvoiceId bill) {
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

    /**
     * Makes a bill's electronic invoice, or finds the one that was made: what went to the client stays the same bytes.
     *
     * @param wanted null for the format in the client's profile
     * @return refused {@code bill-void}, {@code format-missing} (field {@code format}), and {@code einvoice-incomplete} at each field that is missing
     */
    @Requires(Permission.BILLING_ISSUE)
    @Transactional
    public Outcome<EInvoiceView> make(InvoiceId id, @Nullable EInvoiceFormat wanted) {
        InvoiceView bill = invoices.find(id).orElse(null);
        if (bill == null) {
            return Outcome.refused("not-found", "There is no such bill.");
        }
        Optional<ClientProfile> client = profiles.of(bill.clientId());
        EInvoiceFormat format = wanted == null ? client.map(ClientProfile::format).orElse(null) : wanted;
        if (format == null) {
            return Outcome.refusedAt("format", "format-missing", "Say in which format the client wants e-invoices.");
        }
        lock(id);
        Optional<EInvoiceView> made = made(id, format);
        return made.isPresent() ? Outcome.done(made.get()) : draft(bill, format, client).flatMap(invoice -> keep(bill, format, invoice));
    }

    /** What a bill still lacks for a format; empty if nothing. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<org.chancery.shared.Refusal> missing(InvoiceId id, EInvoiceFormat format) {
        return invoices.find(id).map(bill -> draft(bill, format, profiles.of(bill.clientId())).refusals()).orElse(List.of());
    }

    private Outcome<EInvoice> draft(InvoiceView bill, EInvoiceFormat format, Optional<ClientProfile> client) {
        if (bill.status() == InvoiceStatus.VOID) {
            return Outcome.refused("bill-void", "Bill %s is void; there is nothing to invoice.".formatted(bill.number()));
        }
        FirmProfile firm = profiles.ofFirm().orElse(null);
        if (firm == null) {
            return Outcome.refusedAt("firm.name", "einvoice-incomplete", "Enter first what the firm is called in e-invoices.");
        }
        var known = client.orElseGet(() -> new ClientProfile(format, "", "", new EndpointAddress("", ""), new Untaxed("", "")));
        return EInvoiceDraft.of(bill, format, firm, known, addressOn(bill));
    }

    /** The address of the client that the bill prints, in its parts. */
    private Optional<Address> addressOn(InvoiceView bill) {
        return contacts.find(bill.clientId()).flatMap(client -> client.details().addresses().stream()
                .filter(address -> String.join("\n", address.lines()).equals(bill.addressee().address())).findFirst());
    }

    /** One at a time for a bill: two who press the button get the same file. */
    private void lock(InvoiceId id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('finance.einvoice_file ' || :bill, 0))").param("bill", id.toString()).query((row, number) -> number).list();
    }

    private Optional<EInvoiceView> made(InvoiceId id, EInvoiceFormat format) {
        return of(id).stream().filter(each -> each.format() == format).findFirst();
    }

    private Outcome<EInvoiceView> keep(InvoiceView bill, EInvoiceFormat format, EInvoice invoice) {
        return blobs.store(Incoming.of("file", bytes(bill, format, invoice))).map(blob -> {
            jdbc.sql("""
                    insert into finance.einvoice_file (id, invoice_id, matter_id, format, name, blob_id)
                    values (:id, :bill, :matter, :format, :name, :blob)""")
                    .param("id", Id.next()).param("bill", bill.id().value()).param("matter", bill.matterId().value()).param("format", format.name())
                    .param("name", "e-invoice-%s.%s".formatted(bill.number().replaceAll("[^\\p{Alnum}._-]", "-"), format.ending())).param("blob", blob.id().value()).update();
            return made(bill.id(), format).orElseThrow();
        });
    }

    private byte[] bytes(InvoiceView bill, EInvoiceFormat format, EInvoice invoice) {
        return switch (format) {
            case FACTUR_X -> HybridPdf.of(papers.of(bill.id()).orElseThrow(), CiiWriter.write(invoice));
            case XRECHNUNG_UBL -> UblWriter.write(invoice);
            case XRECHNUNG_CII -> CiiWriter.write(invoice);
        };
    }

    /** The bytes of what was made; empty if nothing was in that format, or if a wall hides the bill. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> content(InvoiceId id, EInvoiceFormat format) {
        return made(id, format).flatMap(each -> blobs.open(each.content())).map(EInvoices::all);
    }

    private static byte[] all(InputStream content) {
        try (content) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what somebody else sent; nothing of it is kept. Refused at {@code file} with the reason if it is no electronic invoice. */
    @Requires({Permission.BILLING_PREPARE, Permission.PAYMENTS_RECORD})
    public Outcome<Reading.Read> read(byte[] file) {
        return switch (EInvoiceReader.read(file)) {
            case Reading.Read read -> Outcome.done(read);
            case Reading.Unreadable no -> Outcome.refusedAt("file", no.code(), no.reason());
        };
    }
}
