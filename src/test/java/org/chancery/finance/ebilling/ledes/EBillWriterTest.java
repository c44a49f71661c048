package org.chancery.finance.ebilling.ledes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EBillWriterTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 15);
    private static final EBill.Timekeeper PATEL = new EBill.Timekeeper("RP", "Patel", "Ravi", "PARTNR");

    private static EBill bill(List<EBill.Line> lines) {
        return new EBill("2026-0001", DAY.plusDays(20), DAY.plusDays(50), DAY, DAY.plusDays(10), CurrencyUnit.USD, "Ortiz v. Bayside", new EBill.LawFirm("94-1234567", "Harcourt & Lane LLP"),
                new EBill.Client("C-17", "Bayside <Holdings>", "12-3456789"), new EBill.Matter("26-00417", "LEG-993", "Ortiz v. Bayside"), lines);
    }

    private static EBill.Line fee(String hours, String rate, String amount) {
        return new EBill.Line(EBill.Kind.FEE, DAY, PATEL, new EBill.Codes("L510", "A102", ""), "Draft \"motion\" & brief", new BigDecimal(hours), new BigDecimal(rate), new BigDecimal(amount), EBill.Tax.NONE);
    }

    private static EBill.Line expense(String amount) {
        return new EBill.Line(EBill.Kind.EXPENSE, DAY, null, new EBill.Codes("", "", "E112"), "Filing fee", BigDecimal.ONE, new BigDecimal(amount), new BigDecimal(amount), EBill.Tax.NONE);
    }

    private static EBill.Line courtesy(String amount) {
        return new EBill.Line(EBill.Kind.BILL_FEE, DAY, null, EBill.Codes.NONE, "Courtesy", BigDecimal.ONE, null, new BigDecimal(amount), EBill.Tax.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAsSoundWithTheSameTotal(EBillFormat format) {
        EBill bill = bill(List.of(fee("2.5", "320.00", "750.00"), fee("0.1667", "300.00", "50.00"), expense("435.00"), courtesy("-35.00")));
        byte[] file = EBillWriter.write(bill, format, StandardCharsets.US_ASCII).bytes();
        CheckedFile read = LedesFiles.read(file);
        assertThat(read.findings()).isEmpty();
        assertThat(read.format()).isEqualTo(format);
        assertThat(read.bills()).singleElement().satisfies(sum -> {
            assertThat(sum.agrees()).isTrue();
            assertThat(sum.lines()).isEqualByComparingTo("1200.00");
        });
        assertThat(Objects.requireNonNull(read.content()).bytes()).isEqualTo(file);
    }

    @Test
    void aTaxIsWrittenWhereTheFormatHasAFieldForItAndRefusedElsewhere() {
        EBill bill = bill(List.of(new EBill.Line(EBill.Kind.FEE, DAY, PATEL, new EBill.Codes("L510", "", ""), "Advice", BigDecimal.ONE, new BigDecimal("100.00"), new BigDecimal("100.00"),
                new EBill.Tax(new BigDecimal("0.2"), new BigDecimal("20.00"), "VAT"))));
        assertThat(LedesFiles.read(EBillWriter.write(bill, EBillFormat.LEDES_98BI, StandardCharsets.UTF_8).bytes()).findings()).isEmpty();
        for (EBillFormat format : EBillFormat.values()) {
            assertThat(EBillWriter.objection(bill, format).isEmpty()).isEqualTo(format == EBillFormat.LEDES_98BI);
        }
    }

    @Property(tries = 200)
    void noCentIsMadeOrLost(@ForAll("lines") List<EBill.Line> lines, @ForAll EBillFormat format) {
        EBill bill = bill(lines);
        CheckedFile read = LedesFiles.read(EBillWriter.write(bill, format, StandardCharsets.UTF_8).bytes());
        assertThat(read.findings()).filteredOn(Finding::isError).isEmpty();
        assertThat(read.bills().getFirst().lines()).isEqualByComparingTo(bill.total());
    }

    @Provide
    Arbitrary<List<EBill.Line>> lines() {
        Arbitrary<BigDecimal> cents = Arbitraries.bigDecimals().between(new BigDecimal("0.01"), new BigDecimal("99999.99")).ofScale(2);
        Arbitrary<BigDecimal> hours = Arbitraries.bigDecimals().between(new BigDecimal("0.0001"), new BigDecimal("24")).ofScale(4);
        return Combinators.combine(hours, cents, cents).as((h, rate, amount) -> fee(h.toPlainString(), rate.toPlainString(), amount.toPlainString())).list().ofMinSize(1).ofMaxSize(8);
    }
}
