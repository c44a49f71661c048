package org.chancery.finance.einvoicing;

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
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Electronic invoices of the firm's bills, and those of others that somebody wants to read. */
@Service
public class EInvoices {

    private final Invoices invoices;
    private final InvoicePdf papers;
    private final EInvoiceProfiles profiles;
    private final Contacts contacts;
    private final EInvoiceStore files;

    EInvoices(Invoices invoices, InvoicePdf papers, EInvoiceProfiles profiles, Contacts contacts, EInvoiceStore files) {
        this.invoices = invoices;
        this.papers = papers;
        this.profiles = profiles;
        this.contacts = contacts;
        this.files = files;
    }

    /** What was made of a bill, by format; empty for a bill that is not there or that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<EInvoiceView> of(InvoiceId bill) {
        return files.of(bill);
    }

    /**
     * Makes a bill's electronic invoice, or finds the one that was made: what went to the client stays the same bytes. Of a bill that is void none is made
     * or sent again; what was made before stays among its files.
     *
     * @param wanted null for the format in the client's profile
     * @return refused {@code bill-void}, {@code format-missing} (field {@code format}), and {@code einvoice-incomplete} at each field that is missing
     */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
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
        if (bill.status() == InvoiceStatus.VOID) {
            return Outcome.refused(isVoid(bill));
        }
        files.oneAtATime(id);
        return files.find(id, format).map(Outcome::done)
                .orElseGet(() -> draft(bill, format, client).flatMap(invoice -> files.keep(bill, format, bytes(bill, format, invoice))));
    }

    /** What a bill still lacks for a format; empty if nothing. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<Refusal> missing(InvoiceId id, EInvoiceFormat format) {
        return invoices.find(id).map(bill -> draft(bill, format, profiles.of(bill.clientId())).refusals()).orElse(List.of());
    }

    private Outcome<EInvoice> draft(InvoiceView bill, EInvoiceFormat format, Optional<ClientProfile> client) {
        if (bill.status() == InvoiceStatus.VOID) {
            return Outcome.refused(isVoid(bill));
        }
        FirmProfile firm = profiles.ofFirm().orElse(null);
        if (firm == null) {
            return Outcome.refusedAt("firm.name", "einvoice-incomplete", "Enter first what the firm is called in e-invoices.");
        }
        var known = client.orElseGet(() -> new ClientProfile(format, "", "", new EndpointAddress("", ""), new Untaxed("", "")));
        return EInvoiceDraft.of(bill, format, firm, known, addressOn(bill));
    }

    private static Refusal isVoid(InvoiceView bill) {
        return Refusal.of("bill-void", "Bill %s is void; there is nothing to invoice.".formatted(bill.number()));
    }

    /** The address of the client that the bill prints, in its parts. */
    private Optional<Address> addressOn(InvoiceView bill) {
        return contacts.find(bill.clientId()).flatMap(client -> client.details().addresses().stream()
                .filter(address -> String.join("\n", address.lines()).equals(bill.addressee().address())).findFirst());
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
        return files.content(id, format);
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
