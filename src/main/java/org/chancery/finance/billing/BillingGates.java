package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactArchivingGate;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.matters.MatterClosingGate;
import org.chancery.practice.matters.MatterView;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a matter open while a bill of it is unpaid or a pre-bill undecided, and a contact in use while the firm holds a payment of theirs. */
@Component
class BillingGates implements MatterClosingGate, ContactArchivingGate {

    private final InvoiceStore bills;
    private final JdbcClient jdbc;

    BillingGates(InvoiceStore bills, JdbcClient jdbc) {
        this.bills = bills;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Refusal> objections(MatterView matter, LocalDate closedOn) {
        List<Refusal> objections = new ArrayList<>();
        List<Bill> owed = bills.owed(matter.id());
        if (!owed.isEmpty()) {
            Money sum = owed.stream().map(Bill::balance).reduce(Money::plus).orElseThrow();
            objections.add(Refusal.of("unpaid-bills", "%s is owed on %s: it is paid, credited or written off first.".formatted(Show.money(sum),
                    owed.size() == 1 ? "bill " + owed.getFirst().number() : owed.size() + " bills")));
        }
        int open = jdbc.sql("select count(*) from finance.pre_bill where matter_id = :matter and status in ('DRAFT', 'APPROVED')")
                .param("matter", matter.id().value()).query(Integer.class).single();
        if (open > 0) {
            objections.add(Refusal.of("open-pre-bill", "A pre-bill of the matter is open: it is issued or cancelled first."));
        }
        return objections;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Refusal> objections(ContactView contact) {
        boolean held = jdbc.sql("select exists (select from finance.unapplied_payment where payor_id = :payor)").param("payor", contact.id().value()).query(Boolean.class).single();
        return held ? List.of(Refusal.of("contact-in-use", contact.name() + " has paid money on account that no bill has taken yet.")) : List.of();
    }
}
