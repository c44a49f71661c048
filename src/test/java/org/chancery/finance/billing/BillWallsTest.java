package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.THROUGH;
import static org.chancery.testing.TestBilling.usd;

import java.util.List;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallKind;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is walled off from a matter finds nothing of its bills, by facade or by plain SQL; and what holds a matter open. */
@ChancerySpringTest
class BillWallsTest {

    private static final List<String> TABLES = List.of("pre_bill", "pre_bill_line", "pre_bill_change", "invoice", "invoice_line", "settlement", "payment", "credit_note",
            "credit_note_line", "write_off", "advanced_cost", "invoice_balance", "receivable", "billed_work", "unapplied_payment", "pre_bill_total");

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired PreBills preBills;
    @Autowired Invoices invoices;
    @Autowired Payments payments;
    @Autowired CreditNotes creditNotes;
    @Autowired WriteOffs writeOffs;
    @Autowired Walls walls;
    @Autowired Matters matters;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
    }

    @Test
    void nothingOfAWalledMattersBillsIsFound() {
        office.expense(office.matter, ExpenseKind.HARD, "120.00", "Filing fee");
        InvoiceView bill = office.issued(office.matter, 60);
        InvoiceView other = office.issued(office.matter(MatterDetails.hourly(office.client, "Other")), 60);
        var both = List.of(new Allocation(bill.id(), usd("10.00")), new Allocation(other.id(), usd("10.00")));
        PaymentView payment = office.firm.asAdministrator(() -> payments.record(new NewPayment(office.client, office.operating, ISSUED, usd("30.00"), "CARD", null, both)).orThrow());
        office.firm.asAdministrator(() -> creditNotes.issue(bill.id(), new NewCreditNote(null, "overcharged", null, usd("5.00"))).orThrow());
        office.firm.asAdministrator(() -> writeOffs.propose(bill.id(), usd("1.00"), "small").orThrow());
        office.time(office.matter, 30, "More");
        PreBillView open = office.prepared(office.matter);
        UserId walled = office.firm.person("Carl Dunn", "Partner", "Bookkeeper");
        assertThat(TABLES).allSatisfy(table -> assertThat(rows(walled, table, office.matter)).as(table).isPositive());

        wallOff(walled, office.matter);
        assertThat(TABLES).allSatisfy(table -> assertThat(rows(walled, table, office.matter)).as(table).isZero());
        assertThat(office.firm.as(walled, () -> invoices.find(bill.id()))).isEmpty();
        assertThat(office.firm.as(walled, () -> payments.find(payment.id()))).as("a payment that pays a hidden bill too").isEmpty();
        assertThat(office.firm.as(walled, () -> preBills.find(open.id()))).isEmpty();
        assertThat(office.firm.as(walled, () -> preBills.approve(open.id())).refusals()).extracting("code").containsExactly("not-found");
        assertThat(office.firm.as(walled, () -> preBills.prepare(new PrepareBills(List.of(office.matter), THROUGH))).refusals()).extracting("code").containsExactly("matter-unknown");
        assertThat(office.firm.as(walled, () -> invoices.voidBill(bill.id(), null, "x")).refusals()).extracting("code").containsExactly("not-found");
        assertThat(office.firm.as(walled, () -> payments.record(new NewPayment(office.client, office.operating, ISSUED, usd("1.00"), "CARD", null,
                List.of(new Allocation(bill.id(), usd("1.00")))))).refusals()).extracting("code").containsExactly("invoice-unknown");
        assertThat(office.firm.as(walled, () -> invoices.find(other.id()))).isPresent();
    }

    @Test
    void aMatterStaysOpenWhileABillIsUnpaidOrAPreBillUndecided() {
        InvoiceView bill = office.issued(office.matter, 60);
        office.time(office.matter, 30, "More");
        PreBillView open = office.prepared(office.matter);
        assertThat(office.firm.asAdministrator(() -> matters.close(office.matter, null)).refusals()).extracting("code").contains("unpaid-bills", "open-pre-bill");
        office.firm.asAdministrator(() -> preBills.cancel(open.id(), "")).orThrow();
        office.firm.asAdministrator(() -> creditNotes.issue(bill.id(), NewCreditNote.whole("goodwill")).orThrow());
        assertThat(office.firm.asAdministrator(() -> matters.close(office.matter, null)).refusals()).extracting("code").doesNotContain("unpaid-bills", "open-pre-bill");
    }

    private void wallOff(UserId person, MatterId matter) {
        office.firm.asAdministrator(() -> walls.raise(new RaiseWall(matter, WallKind.EXCLUSIONARY, "conflict", List.of(person), false))).orThrow();
    }

    private long rows(UserId person, String table, MatterId matter) {
        String of = switch (table) {
            case "pre_bill_total" -> "pre_bill_id in (select id from finance.pre_bill where matter_id = :matter)";
            case "unapplied_payment" -> "payment_id in (select payment_id from finance.settlement where matter_id = :matter)";
            case "payment" -> ":matter = any (matter_ids)";
            default -> "matter_id = :matter";
        };
        return office.firm.as(person, () -> new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql("select count(*) from finance." + table + " where " + of).param("matter", matter.value()).query(Long.class).single()));
    }
}
