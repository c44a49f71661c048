package org.chancery.finance.einvoicing.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.chancery.finance.einvoicing.reading.ReadInvoice.Line;
import org.chancery.finance.einvoicing.reading.ReadInvoice.Tax;
import org.chancery.finance.einvoicing.reading.ReadInvoice.Totals;
import org.jspecify.annotations.Nullable;

/**
 * What of EN 16931 can be said without its whole rule set: whether the sums agree with one another and with the lines, whether the file holds what its
 * syntax and profile have no place for, and whether the VAT numbers can be ones.
 */
final class Checks {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    /** EN 16931-1 leaves it to the sender whether tax is rounded on each line or on the sum; its own rule set allows one unit of the currency. */
    private static final BigDecimal TAX_ROUNDING = BigDecimal.ONE;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST = 50;

    private final ReadInvoice invoice;
    private final List<Finding> findings = new ArrayList<>();

    private Checks(ReadInvoice invoice) {
        this.invoice = invoice;
    }

    /** At most {@value #MOST} findings. */
    static List<Finding> of(ReadInvoice invoice, Node root) {
        var checks = new Checks(invoice);
        checks.particulars();
        checks.sums();
        invoice.lines().forEach(checks::line);
        invoice.taxes().forEach(checks::tax);
        checks.strangers(root, new HashSet<>());
        checks.minimum(root);
        return checks.findings.size() > MOST ? checks.findings.subList(0, MOST) : checks.findings;
    }

    private void particulars() {
        if (invoice.currency().length() != 3) {
            findings.add(Finding.fault("BR-05", "No currency is named."));
        }
        if (invoice.type().isEmpty()) {
            findings.add(Finding.fault("BR-04", "It does not say whether it is an invoice or a credit note."));
        }
        if (invoice.customization().isEmpty()) {
            findings.add(Finding.note("BR-01", "It does not say which rule set it follows."));
        }
        VatNumbers.fault(invoice.seller().vatId()).ifPresent(words -> findings.add(Finding.fault("BT-31", "The sender's VAT number: " + words)));
        VatNumbers.fault(invoice.buyer().vatId()).ifPresent(words -> findings.add(Finding.fault("BT-48", "The VAT number of who is billed: " + words)));
        if (invoice.type().equals("380") && invoice.totals().grand() != null && invoice.totals().grand().signum() < 0) {
            findings.add(Finding.note("", "It calls itself an invoice (380) with a total below zero; a credit note is 381."));
        }
    }

    private void sums() {
        Totals totals = invoice.totals();
        if (totals.grand() == null || (totals.payable() == null && invoice.syntax() != Syntax.ZUGFERD_1)) {
            findings.add(Finding.fault("BR-14", "It has no total, or does not say what is to be paid."));
        }
        if (!invoice.lines().isEmpty() && invoice.lines().stream().allMatch(line -> line.total() != null)) {
            agree("BR-CO-10", "The lines add up to", add(invoice.lines(), Line::total), totals.lines(), CENT);
        }
        if (!invoice.taxes().isEmpty()) {
            agree("BR-CO-14", "The taxes add up to", add(invoice.taxes(), Tax::amount), totals.tax(), CENT);
        }
        if (totals.lines() != null) {
            agree("BR-CO-13", "The lines with charges and allowances come to", zero(totals.lines()).subtract(zero(totals.allowances())).add(zero(totals.charges())), totals.basis(), CENT);
        }
        if (totals.basis() != null) {
            agree("BR-CO-15", "The sum before tax and the tax come to", totals.basis().add(zero(totals.tax())), totals.grand(), CENT);
        }
        // The profile MINIMUM leaves out what was paid before.
        if (!invoice.customization().endsWith("minimum")) {
            agree("BR-CO-16", "What is to be paid comes to", zero(totals.grand()).subtract(zero(totals.prepaid())).add(zero(totals.rounding())).add(zero(totals.others())),
                    totals.payable(), CENT);
        }
    }

    private void line(Line line) {
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.price();
        if (quantity == null || price == null || line.total() == null) {
            return;
        }
        BigDecimal base = line.baseQuantity() == null || line.baseQuantity().signum() == 0 ? BigDecimal.ONE : line.baseQuantity();
        BigDecimal worth = quantity.multiply(price).divide(base, 2, RoundingMode.HALF_UP).add(line.adjustments());
        agree("PEPPOL-EN16931-R120", "Line %s: quantity times price is".formatted(Node.quoted(line.id())), worth, line.total(), CENT);
    }

    private void tax(Tax tax) {
        BigDecimal percent = tax.percent();
        if (tax.basis() != null && percent != null) {
            BigDecimal due = tax.basis().multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            agree("BR-CO-17", "Tax of %s %% on %s is".formatted(percent.toPlainString(), tax.basis().toPlainString()), due, tax.amount(), TAX_ROUNDING);
        }
    }

    private void agree(String rule, String what, BigDecimal computed, @Nullable BigDecimal stated, BigDecimal tolerance) {
        if (stated != null && computed.subtract(stated).abs().compareTo(tolerance) > 0) {
            findings.add(Finding.fault(rule, "%s %s, and the invoice says %s.".formatted(what, computed.toPlainString(), stated.toPlainString())));
        }
    }

    /** Elements of a foreign namespace, which a receiver's program may take for something or pass over. */
    private void strangers(Node node, Set<String> said) {
        if (node.name().equals("UBLExtensions")) {
            return;
        }
        if (!invoice.syntax().knows(node.namespace()) && said.add(node.namespace())) {
            findings.add(Finding.fault("", "The element “%s” belongs to no electronic invoice (its namespace is “%s”).".formatted(Node.quoted(node.name()), Node.quoted(node.namespace()))));
        }
        node.children().forEach(child -> strangers(child, said));
    }

    private void minimum(Node root) {
        if (!invoice.customization().endsWith("minimum")) {
            return;
        }
        for (Node each : root.all("SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement").stream().flatMap(settlement -> settlement.children().stream()).toList()) {
            if (!Set.of("InvoiceCurrencyCode", "SpecifiedTradeSettlementHeaderMonetarySummation").contains(each.name())) {
                findings.add(Finding.fault("", "The profile MINIMUM has no place for “%s”.".formatted(Node.quoted(each.name()))));
            }
        }
    }

    private static BigDecimal zero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }

    private static <T> BigDecimal add(List<T> items, Function<T, @Nullable BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (T item : items) {
            sum = sum.add(zero(amount.apply(item)));
        }
        return sum;
    }
}
