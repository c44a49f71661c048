package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chancery.finance.billing.BillingTerms.Terms;
import org.chancery.finance.billing.TaxCodes.NewTaxCode;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChancerySpringTest
class BillTaxTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired TaxCodes taxes;
    @Autowired BillingTerms terms;
    @Autowired PreBills preBills;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
        office.firm.asAdministrator(() -> taxes.add(new NewTaxCode("vat", "Value added tax", new BigDecimal("20"), LONG_AGO, null)).orThrow());
        office.firm.asAdministrator(() -> terms.set(null, new Terms(14, "VAT", null, "First State Bank, 123")).orThrow());
    }

    @Test
    void aBillTaxesItsFeesByTheFirmsTermsAndSaysSo() {
        office.expense(office.matter, ExpenseKind.SOFT, "33.00", "Copies");
        InvoiceView bill = office.issued(office.matter, 60);
        assertThat(bill.total()).isEqualTo(usd("573.00"));
        assertThat(bill.taxes()).singleElement().satisfies(tax -> {
            assertThat(tax.code()).isEqualTo("VAT");
            assertThat(tax.base()).isEqualTo(usd("450.00"));
            assertThat(tax.tax()).isEqualTo(usd("90.00"));
        });
        assertThat(bill.dueOn()).isEqualTo(ISSUED.plusDays(14));
        assertThat(bill.payTo()).isEqualTo("First State Bank, 123");
        assertThat(office.findings()).isEmpty();
    }

    @Test
    void aClientsOwnTermsComeFirst() {
        office.firm.asAdministrator(() -> terms.set(office.client, new Terms(60, null, null, "")).orThrow());
        InvoiceView bill = office.issued(office.matter, 60);
        assertThat(bill.total()).isEqualTo(usd("450.00"));
        assertThat(bill.dueOn()).isEqualTo(ISSUED.plusDays(60));
    }

    @Test
    void aRateThatDoesNotHoldOnTheDayOfIssueIsRefused() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(office.matter);
        office.approve(preBill.id()).orThrow();
        office.firm.asAdministrator(() -> taxes.add(new NewTaxCode("VAT", "Value added tax", new BigDecimal("21"), ISSUED, null)).orThrow());
        assertThat(office.issue(preBill.id()).refusals()).extracting("code").containsExactly("tax-changed");
    }

    @Test
    void twoRatesOfOneCodeNeverHoldAtOnce() {
        var overlapping = new NewTaxCode("VAT", "Value added tax", new BigDecimal("5"), LONG_AGO.minusYears(1), LONG_AGO.plusYears(1));
        assertThat(office.firm.asAdministrator(() -> taxes.add(overlapping)).refusals()).extracting("code").containsExactly("tax-overlap");
        assertThat(office.firm.asAdministrator(() -> taxes.add(new NewTaxCode("VAT", "Value added tax", new BigDecimal("21"), ISSUED, null))).isDone()).isTrue();
        assertThat(office.firm.asAdministrator(() -> taxes.all())).extracting(TaxCodes.TaxCodeView::to).containsExactly(null, ISSUED.minusDays(1));
    }

    @Test
    void aLineIsTaxedOrNotAsItsReviewerSays() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView bill = office.prepared(office.matter);
        PreBillView untaxed = office.firm.asAdministrator(() -> office.review().change(bill.id(), bill.lines().getFirst().id(),
                new LineEdit(null, null, null, null, null, "", null, "abroad"))).orThrow();
        assertThat(untaxed.tax()).isEqualTo(usd("0.00"));
        assertThat(office.firm.asAdministrator(() -> office.review().change(bill.id(), bill.lines().getFirst().id(),
                new LineEdit(null, null, null, null, null, "GST", null, null))).refusals()).extracting("code").containsExactly("tax-unknown");
    }
}
