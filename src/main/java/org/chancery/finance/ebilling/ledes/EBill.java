package org.chancery.finance.ebilling.ledes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bill of one matter, ready to be written in any of the formats. Texts are never null; an empty one is left out.
 *
 * @param from  the first day of its work; {@code through} the last
 * @param lines in their order; numbered from 1 in a file
 */
public record EBill(String number, LocalDate date, LocalDate dueOn, LocalDate from, LocalDate through, CurrencyUnit currency, String description, LawFirm lawFirm, Client client,
        Matter matter, List<Line> lines) {

    /** @param id as the client knows the firm, often its tax number */
    public record LawFirm(String id, String name) {}

    /** @param id as the firm calls the client */
    public record Client(String id, String name, String taxId) {}

    /**
     * @param id       as the firm calls it
     * @param clientId as the client calls it
     */
    public record Matter(String id, String clientId, String name) {}

    /** @param classification such as PARTNR or ASSOC, as the client knows it */
    public record Timekeeper(String id, String lastName, String firstName, String classification) {

        /** Family name first, as LEDES 1998B has it. */
        String name() {
            return firstName.isBlank() ? lastName : lastName + ", " + firstName;
        }
    }

    /** The codes of a line; each may be empty. */
    public record Codes(String task, String activity, String expense) {

        public static final Codes NONE = new Codes("", "", "");
    }

    /** @param rate of the tax, 0.2 for 20 percent */
    public record Tax(BigDecimal rate, BigDecimal amount, String type) {

        public static final Tax NONE = new Tax(BigDecimal.ZERO, BigDecimal.ZERO, "");
    }

    /** What a line is: F, E, IF and IE of the tables. */
    public enum Kind {
        FEE("F"), EXPENSE("E"), BILL_FEE("IF"), BILL_EXPENSE("IE");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }

        /** Whether it is of the whole bill: a flat fee, a courtesy. */
        boolean ofBill() {
            return this == BILL_FEE || this == BILL_EXPENSE;
        }
    }

    /**
     * @param units    hours of a fee, pieces of an expense
     * @param unitCost of one unit; null for a line of the whole bill
     * @param amount   before tax, after every discount
     */
    public record Line(Kind kind, LocalDate date, @Nullable Timekeeper timekeeper, Codes codes, String description, BigDecimal units, @Nullable BigDecimal unitCost,
            BigDecimal amount, Tax tax) {

        /** Units at their cost, rounded half up to the decimals of the amount; nothing for a line of the whole bill. */
        BigDecimal base() {
            return unitCost == null ? BigDecimal.ZERO.setScale(amount.scale()) : units.multiply(unitCost).setScale(amount.scale(), RoundingMode.HALF_UP);
        }

        /** What was given off or added: the difference of what is charged and units at their cost. */
        BigDecimal adjustment() {
            return amount.subtract(base());
        }

        BigDecimal total() {
            return amount.add(tax.amount());
        }
    }

    public EBill {
        lines = List.copyOf(lines);
    }

    public BigDecimal total() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal taxTotal() {
        return lines.stream().map(line -> line.tax().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
