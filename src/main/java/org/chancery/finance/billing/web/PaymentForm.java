package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.Optional;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.InvoiceId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The form that records a payment: whose, into which account, and which bills take it. */
@Component
public class PaymentForm {

    static final List<Option> METHODS = List.of(Option.of("TRANSFER", "Bank transfer"), Option.of("CHEQUE", "Cheque"), Option.of("CARD", "Card"), Option.of("CASH", "Cash"));

    private static final List<Option> KNOWN = List.of(Option.of("CHECK", "Check"), Option.of("WIRE", "Wire"), Option.of("CLIENT_MONEY", "Client money"));

    private final Payments payments;
    private final Invoices invoices;
    private final BankAccounts bankAccounts;
    private final Contacts contacts;
    private final Firms firms;

    PaymentForm(Payments payments, Invoices invoices, BankAccounts bankAccounts, Contacts contacts, Firms firms) {
        this.payments = payments;
        this.invoices = invoices;
        this.bankAccounts = bankAccounts;
        this.contacts = contacts;
        this.firms = firms;
    }

    /** How a payment came, as a person would say it; what another program called otherwise stays as it is. */
    public static String word(String method) {
        return Stream.concat(METHODS.stream(), KNOWN.stream()).filter(known -> known.value().equalsIgnoreCase(method)).findFirst().map(Option::label).orElse(method);
    }

    /** How the bills of a payment are chosen. */
    enum How { OLDEST, HAND, NONE }

    /** A bill that may take some of it; {@code share} is what it would take, oldest first. */
    public record Open(InvoiceId id, String number, LocalDate dueOn, Money balance, Money share) {}

    /** @param bill the one it is to pay; null for none in particular */
    Form blank(@Nullable InvoiceView bill, @Nullable ContactId payor) {
        Map<String, Object> presets = new HashMap<>(Map.of("date", firms.today(), "method", "TRANSFER", "how", How.OLDEST.name()));
        ContactId from = bill != null ? bill.clientId() : payor;
        if (from != null) {
            presets.put("payorId", from);
        }
        if (bill != null) {
            presets.put("how", How.HAND.name());
            presets.put("amount", Show.amount(bill.balance()));
            presets.put("invoiceId", bill.id());
        }
        return Form.of(presets);
    }

    ModelAndView page(Form form) {
        List<BankAccountView> accounts = bankAccounts.inUse(BankAccountKind.OPERATING);
        CurrencyUnit currency = accounts.stream().filter(account -> account.id().toString().equals(form.text("bankAccountId"))).findFirst()
                .or(() -> accounts.stream().findFirst()).map(BankAccountView::currency).orElseGet(() -> firms.current().currency());
        Optional<ContactRef> payor = id(form.text("payorId")).flatMap(contacts::ref);
        Optional<InvoiceView> bill = invoice(form.text("invoiceId")).flatMap(invoices::find);
        return new ModelAndView("finance/billing/payment-new", Map.of("form", form, "methods", METHODS, "currency", currency.getCode(),
                "accounts", accounts.stream().map(account -> Option.of(account.id().toString(), account.label())).toList(),
                "payor", payor.map(ContactRef::name).orElse(form.text("payorIdText")), "known", payor.isPresent(), "open", open(form, payor, bill, currency)));
    }

    private List<Open> open(Form form, Optional<ContactRef> payor, Optional<InvoiceView> bill, CurrencyUnit currency) {
        List<Open> open = new ArrayList<>();
        bill.filter(each -> each.balance().isPositive() && each.currency().equals(currency)).ifPresent(each -> open.add(new Open(each.id(), each.number(), each.dueOn(), each.balance(), each.balance())));
        payor.ifPresent(who -> payments.proposal(who.id(), amount(form, currency)).stream().filter(each -> open.stream().noneMatch(other -> other.id().equals(each.invoiceId())))
                .forEach(each -> open.add(new Open(each.invoiceId(), each.number(), each.dueOn(), each.balance(), each.share()))));
        return open;
    }

    private static Money amount(Form form, CurrencyUnit currency) {
        return form.value("amount") instanceof Money money ? money
                : Objects.requireNonNullElse(TypedAmount.of(form.text("amount"), currency), Money.zero(currency));
    }

    private static Optional<ContactId> id(String text) {
        return TypedAmount.uuid(text).map(ContactId::new);
    }

    private static Optional<InvoiceId> invoice(String text) {
        return TypedAmount.uuid(text).map(InvoiceId::new);
    }

    NewPayment read(Posted f) {
        BankAccountId account = f.id("bankAccountId", BankAccountId::of);
        CurrencyUnit currency = bankAccounts.find(account).map(BankAccountView::currency).orElseGet(() -> firms.current().currency());
        List<Allocation> allocations = switch (f.constant("how", How.class)) {
            case OLDEST -> null;
            case NONE -> List.of();
            case HAND -> allocations(f, currency);
        };
        return new NewPayment(f.id("payorId", ContactId::of), account, f.date("date"), f.money("amount", currency), f.text("method"), f.textOrNull("reference"), allocations);
    }

    static List<Allocation> allocations(Posted f, CurrencyUnit currency) {
        record Typed(InvoiceId id, @Nullable Money amount) {}
        List<Allocation> allocations = f.each("allocations", each -> new Typed(each.id("invoiceId", InvoiceId::of), each.moneyOrNull("amount", currency))).stream()
                .filter(typed -> typed.amount() != null && !typed.amount().isZero()).map(typed -> new Allocation(typed.id(), Objects.requireNonNull(typed.amount()))).toList();
        if (allocations.isEmpty()) {
            f.refuse("how", "required", "Say beside a bill how much it takes, or choose another way.");
        }
        return allocations;
    }
}
