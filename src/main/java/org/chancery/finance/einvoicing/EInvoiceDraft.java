package org.chancery.finance.einvoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.billing.Charge;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.einvoicing.writing.EInvoice;
import org.chancery.practice.contacts.Address;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A bill put into the terms of EN 16931. Every sum is the bill's; what the bill and the two profiles do not say is asked for, each at its field, and never
 * made up. Fields of the firm's profile begin with {@code firm.}, those of the client's with {@code client.}
 */
final class EInvoiceDraft {

    private static final String HOURS = "HUR";
    private static final String MINUTES = "MIN";
    private static final String ONE = "C62";
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    /** Hours with two decimals are exact for these many minutes. */
    private static final int EXACT_MINUTES = 3;
    private static final int LONGEST_NAME = 100;

    private final InvoiceView bill;
    private final EInvoiceFormat format;
    private final FirmProfile firm;
    private final ClientProfile client;
    private final @Nullable Address address;
    private final List<Refusal> missing = new ArrayList<>();

    private EInvoiceDraft(InvoiceView bill, EInvoiceFormat format, FirmProfile firm, ClientProfile client, @Nullable Address address) {
        this.bill = bill;
        this.format = format;
        this.firm = firm;
        this.client = client;
        this.address = address;
    }

    /** @param address the client's address as the bill prints it; null if the client has it no more */
    static Outcome<EInvoice> of(InvoiceView bill, EInvoiceFormat format, FirmProfile firm, ClientProfile client, Optional<Address> address) {
        return new EInvoiceDraft(bill, format, firm, client, address.orElse(null)).draft();
    }

    private Outcome<EInvoice> draft() {
        List<InvoiceLineView> shown = shown();
        askForParties();
        askForTaxes(shown);
        need(!shown.isEmpty(), "lines", "The bill has no line to put into an e-invoice.");
        need(!bill.total().isNegative(), "total", "A bill below zero is no invoice.");
        if (format.xrechnung()) {
            askForXRechnung();
        }
        return missing.isEmpty() ? Outcome.done(invoice(shown)) : Outcome.refused(missing);
    }

    private void askForParties() {
        need(!firm.iban().isEmpty(), "firm.iban", "Enter the account that clients pay to, as an IBAN.");
        need(!firm.vatId().isEmpty() || !firm.registration().isEmpty(), "firm.vatId", "Enter the firm's VAT number, or its registration.");
        need(address != null, "client.address", bill.addressee().address().isEmpty() ? "The bill has no address of the client."
                : "The client has no more the address that stands on the bill; add it to the contact again.");
        need(address == null || address.country().length() == 2, "client.address", "The client's address needs its country.");
    }

    /** KoSIT, specification XRechnung 3.0: BR-DE-2 to 9, BR-DE-15, and the electronic addresses. */
    private void askForXRechnung() {
        need(!client.buyerReference().isEmpty(), "client.buyerReference", "XRechnung quotes the client's reference, such as a Leitweg-ID.");
        need(!client.endpoint().id().isEmpty(), "client.endpoint", "XRechnung needs the client's electronic address.");
        need(!firm.endpoint().id().isEmpty(), "firm.endpoint", "XRechnung needs the firm's electronic address.");
        need(!firm.contactName().isEmpty(), "firm.contactName", "XRechnung names whom to ask.");
        need(!firm.contactPhone().isEmpty(), "firm.contactPhone", "XRechnung names a telephone number.");
        need(!firm.contactEmail().isEmpty(), "firm.contactEmail", "XRechnung names an e-mail address.");
        need(!firm.city().isEmpty(), "firm.city", "XRechnung needs the firm's city.");
        need(!firm.postcode().isEmpty(), "firm.postcode", "XRechnung needs the firm's postcode.");
        need(address == null || (!address.city().isEmpty() && !address.postcode().isEmpty()), "client.address", "XRechnung needs the client's city and postcode.");
    }

    private void askForTaxes(List<InvoiceLineView> shown) {
        boolean taxed = shown.stream().anyMatch(EInvoiceDraft::taxed);
        boolean free = shown.stream().anyMatch(line -> !taxed(line) && !line.amount().isZero());
        Untaxed why = untaxed();
        need(!free || why.said(), "client.untaxedCategory", "Say why lines of this bill are without tax: for this client, or for all at the firm's own.");
        need(!taxed || !firm.vatId().isEmpty(), "firm.vatId", "A bill with tax needs the firm's VAT number.");
        if (free && why.said()) {
            need(!why.category().equals("AE") || !client.vatId().isEmpty(), "client.vatId", "Reverse charge needs the client's VAT number.");
            need(why.category().equals("O") || !firm.vatId().isEmpty(), "firm.vatId", "This kind of bill needs the firm's VAT number.");
            need(!why.category().equals("O") || !taxed, "client.untaxedCategory", "What is outside the scope of tax cannot stand on one bill with what is taxed.");
            need(!why.category().equals("O") || !firm.registration().isEmpty(), "firm.registration", "Without tax the firm is known by its registration: enter that.");
        }
    }

    private void need(boolean there, String field, String message) {
        if (!there && missing.stream().noneMatch(refusal -> field.equals(refusal.field()))) {
            missing.add(Refusal.at(field, "einvoice-incomplete", message));
        }
    }

    private Untaxed untaxed() {
        return client.untaxed().said() ? client.untaxed() : firm.untaxed();
    }

    private List<InvoiceLineView> shown() {
        return bill.lines().stream().filter(line -> bill.showTime() || line.charge() != Charge.COVERED || !line.amount().isZero()).toList();
    }

    private static boolean taxed(InvoiceLineView line) {
        return line.taxCode() != null && line.taxPercent().signum() > 0;
    }

    private EInvoice invoice(List<InvoiceLineView> shown) {
        boolean outside = shown.stream().noneMatch(EInvoiceDraft::taxed) && untaxed().category().equals("O");
        LocalDate from = shown.stream().map(InvoiceLineView::date).min(Comparator.naturalOrder()).orElse(bill.through());
        LocalDate to = shown.stream().map(InvoiceLineView::date).max(Comparator.naturalOrder()).orElse(bill.through());
        Money net = Moneys.sum(bill.currency(), shown.stream().map(InvoiceLineView::amount).toList());
        return new EInvoice(format.guideline(), bill.number(), bill.issuedOn(), bill.dueOn(), bill.currency().getCode(), client.buyerReference(), note(), from, to, seller(outside),
                buyer(outside), new EInvoice.Contact(firm.contactName(), firm.contactPhone(), firm.contactEmail()), new EInvoice.Account(firm.name(), firm.iban(), firm.bic()),
                lines(shown), net.getAmount(), bill.tax().getAmount(), bill.total().getAmount());
    }

    private String note() {
        String matter = bill.matterNumber() + " " + bill.matterName();
        String reference = bill.addressee().reference().isBlank() ? matter : matter + " (your reference " + bill.addressee().reference() + ")";
        return bill.note().isBlank() ? reference : reference + "\n" + bill.note();
    }

    private EInvoice.Party seller(boolean outside) {
        return new EInvoice.Party(firm.name(), firm.street().lines().toList(), firm.city(), "", firm.postcode(), firm.country(), outside ? "" : firm.vatId(), firm.taxNumber(),
                firm.registration(), new EInvoice.Endpoint(firm.endpoint().scheme(), firm.endpoint().id()));
    }

    private EInvoice.Party buyer(boolean outside) {
        Address where = java.util.Objects.requireNonNull(address);
        return new EInvoice.Party(bill.addressee().name(), where.street().lines().toList(), where.city(), where.region(), where.postcode(), where.country(),
                outside ? "" : client.vatId(), "", "", new EInvoice.Endpoint(client.endpoint().scheme(), client.endpoint().id()));
    }

    private List<EInvoice.Line> lines(List<InvoiceLineView> shown) {
        // A line of nothing takes the tax of the first that is something: it must not bring a rate of its own onto the bill.
        EInvoice.Category usual = shown.stream().filter(line -> !line.amount().isZero()).findFirst().map(this::category).orElseGet(() -> category(shown.getFirst()));
        List<EInvoice.Line> lines = new ArrayList<>();
        for (InvoiceLineView line : shown) {
            lines.add(line(lines.size() + 1, line, line.amount().isZero() ? usual : category(line)));
        }
        return lines;
    }

    private EInvoice.Category category(InvoiceLineView line) {
        if (taxed(line)) {
            BigDecimal percent = line.taxPercent().stripTrailingZeros();
            return new EInvoice.Category("S", percent.scale() < 0 ? percent.setScale(0) : percent, "");
        }
        Untaxed why = untaxed();
        return why.category().equals("O") ? new EInvoice.Category("O", null, why.reason())
                : new EInvoice.Category(why.said() ? why.category() : "Z", BigDecimal.ZERO, why.category().equals("Z") ? "" : why.reason());
    }

    private EInvoice.Line line(int position, InvoiceLineView line, EInvoice.Category category) {
        String narrative = line.narrative().isBlank() ? line.kind().title() : line.narrative().replaceAll("\\s+", " ").strip();
        boolean longer = narrative.length() > LONGEST_NAME;
        String name = longer ? narrative.substring(0, narrative.offsetByCodePoints(0, Math.min(LONGEST_NAME, narrative.codePointCount(0, narrative.length())) - 1)) + "…" : narrative;
        BigDecimal taken = line.gross().minus(line.amount()).getAmount();
        Money rate = line.rate();
        if (rate != null && line.minutes() > 0 && Moneys.forMinutes(rate, line.minutes()).equals(line.gross())) {
            boolean hours = line.minutes() % EXACT_MINUTES == 0;
            BigDecimal minutes = BigDecimal.valueOf(line.minutes());
            return new EInvoice.Line(position, name, longer ? narrative : "", line.date(), hours ? minutes.divide(SIXTY) : minutes, hours ? HOURS : MINUTES, rate.getAmount(),
                    hours ? BigDecimal.ONE : SIXTY, taken, line.amount().getAmount(), line.tax().getAmount(), category);
        }
        // A price is never below zero (BR-27): a courtesy is minus one of it.
        return new EInvoice.Line(position, name, longer ? narrative : "", line.date(), line.gross().isNegative() ? BigDecimal.ONE.negate() : BigDecimal.ONE, ONE,
                line.gross().abs().getAmount(), BigDecimal.ONE, taken, line.amount().getAmount(), line.tax().getAmount(), category);
    }
}
