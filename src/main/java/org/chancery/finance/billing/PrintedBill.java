package org.chancery.finance.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chancery.platform.web.Show;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A bill as its paper shows it: by groups, with the words and sums that a client reads. Public for its template alone. */
public record PrintedBill(InvoiceView bill) {

    private static final int SHORTEST_SUMMARY = 2;

    /** What somebody's time comes to on the bill. */
    public record Person(String name, int minutes, @Nullable Money rate, Money amount) {}

    /** Fees that the client is shown: time that a fee agreed covers only if the bill says so. */
    public List<InvoiceLineView> fees() {
        return bill.lines().stream().filter(line -> !line.kind().cost() && (bill.showTime() || line.charge() != Charge.COVERED)).toList();
    }

    public List<InvoiceLineView> costs() {
        return bill.lines().stream().filter(line -> line.kind().cost()).toList();
    }

    /** What stands above its lines that are no costs: a bill over interest has nothing else. */
    public String feesTitle() {
        return bill.lines().stream().anyMatch(line -> line.kind() == LineKind.INTEREST) ? "Interest" : "Fees";
    }

    public int minutes() {
        return fees().stream().mapToInt(InvoiceLineView::minutes).sum();
    }

    /** Whether any fee has time, and so the columns of hours and rate mean something. */
    public boolean timed() {
        return minutes() > 0;
    }

    /** The rate, where the amount is indeed time at it; empty where somebody set the sum instead. */
    public String rate(InvoiceLineView line) {
        Money rate = line.rate();
        boolean explains = rate != null && line.minutes() > 0 && line.charge() == Charge.CHARGED && Moneys.forMinutes(rate, line.minutes()).equals(line.gross());
        return explains ? Show.amount(rate) : "";
    }

    /** What a line comes to before tax, in figures or in words. */
    public String amount(InvoiceLineView line) {
        if (!line.shown().isZero()) {
            return Show.amount(line.shown());
        }
        return switch (line.charge()) {
            case CHARGED -> Show.amount(line.shown());
            case COVERED -> "included";
            case OVER_CAP -> "beyond the cap";
            case NO_CHARGE -> "no charge";
        };
    }

    /** How the line's own discount is said; empty for none. */
    public String discount(InvoiceLineView line) {
        return line.discount().isZero() ? "" : Show.amount(line.gross()) + " less discount of " + Show.amount(line.discount());
    }

    /** Whose charged time comes to how much, most first; empty where one person did all and the lines say it already. */
    public List<Person> people() {
        Map<UserId, List<InvoiceLineView>> byPerson = new LinkedHashMap<>();
        for (InvoiceLineView line : fees()) {
            UserId person = line.timekeeperId();
            if (person != null && line.minutes() > 0 && line.charge() == Charge.CHARGED) {
                byPerson.computeIfAbsent(person, _ -> new ArrayList<>()).add(line);
            }
        }
        return byPerson.size() < SHORTEST_SUMMARY ? List.of()
                : byPerson.values().stream().map(this::person).sorted((a, b) -> b.amount().compareTo(a.amount())).toList();
    }

    private Person person(List<InvoiceLineView> lines) {
        Set<Money> rates = new java.util.HashSet<>();
        lines.stream().filter(line -> !rate(line).isEmpty()).forEach(line -> rates.add(Objects.requireNonNull(line.rate())));
        boolean one = rates.size() == 1 && lines.stream().allMatch(line -> !rate(line).isEmpty());
        return new Person(Objects.requireNonNullElse(lines.getFirst().timekeeper(), ""), lines.stream().mapToInt(InvoiceLineView::minutes).sum(),
                one ? rates.iterator().next() : null, Moneys.sum(bill.currency(), lines.stream().map(InvoiceLineView::shown).toList()));
    }

    /** A tax in words: {@code VAT 20 % of 1,200.00}. */
    public String words(InvoiceView.TaxSum tax) {
        return tax.code() + " " + percent(tax.percent()) + " of " + Show.amount(tax.base());
    }

    private static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    /** What was taken off the bill as a whole and what its lines come to: nothing to say where only fees or only costs stand. */
    public boolean summed() {
        return !bill.costs().isZero() || !bill.discount().isZero() || !bill.tax().isZero();
    }

    public String balanceWords() {
        return bill.voided() != null ? "Owed" : bill.settlements().isEmpty() ? "Total due" : bill.balance().isZero() ? "Balance" : "Balance due";
    }
}
