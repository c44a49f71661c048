package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chancery.finance.banking.LineEntry.BankFee;
import org.chancery.finance.banking.LineEntry.BillPayment;
import org.chancery.finance.banking.LineEntry.ClientReceipt;
import org.chancery.finance.banking.LineEntry.Interest;
import org.chancery.finance.banking.LineEntry.OtherEntry;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.ledger.AccountId;
import org.chancery.finance.ledger.AccountRole;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntryView;
import org.chancery.finance.ledger.ManualEntries;
import org.chancery.finance.ledger.ManualEntry;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.FirmFunds;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the room that owns an entry to make it. */
@Component
class LinePosting {

    private final ClientMoney money;
    private final FirmFunds funds;
    private final Payments payments;
    private final ManualEntries manual;
    private final Accounts accounts;
    private final BankAccounts bankAccounts;

    LinePosting(ClientMoney money, FirmFunds funds, Payments payments, ManualEntries manual, Accounts accounts, BankAccounts bankAccounts) {
        this.money = money;
        this.funds = funds;
        this.payments = payments;
        this.manual = manual;
        this.accounts = accounts;
        this.bankAccounts = bankAccounts;
    }

    /** @return the entry of the books */
    Outcome<EntryId> post(OpenLine line, LocalDate date, LineEntry entry) {
        Outcome<EntryId> outcome = switch (entry) {
            case BankFee fee -> line.trust() ? charge(line, date, fee) : entry(line, date, accounts.playing(AccountRole.BANK_CHARGES).id(), fee.purpose(), null);
            case Interest interest -> funds.interest(new FirmFunds.Interest(line.bankAccountId(), interest.matterId(), date, line.amount(), line.number())).map(RecordedEntry::journalEntryId);
            case ClientReceipt receipt -> receive(line, date, receipt);
            case BillPayment payment -> pay(line, date, payment);
            case OtherEntry other -> entry(line, date, other.accountId(), other.description(), other.matterId());
        };
        return switch (outcome) {
            case Outcome.Done<EntryId> done -> done;
            case Outcome.Refused<EntryId>(var refusals) -> Outcome.refused(refusals.stream().map(LinePosting::atOurField).toList());
        };
    }

    private Outcome<EntryId> charge(OpenLine line, LocalDate date, BankFee fee) {
        return funds.charge(new FirmFunds.BankCharge(line.bankAccountId(), date, line.amount().negated(), line.words(fee.purpose()), line.number()))
                .map(RecordedEntry::journalEntryId);
    }

    private Outcome<EntryId> receive(OpenLine line, LocalDate date, ClientReceipt receipt) {
        return money.receive(new TrustReceipt(line.bankAccountId(), receipt.matterId(), date, line.amount(), receipt.payor(), receipt.purpose(), receipt.instrument(),
                Objects.requireNonNullElseGet(receipt.reference(), line::number), line.countsOn())).map(RecordedEntry::journalEntryId);
    }

    private Outcome<EntryId> pay(OpenLine line, LocalDate date, BillPayment payment) {
        return payments.record(new NewPayment(payment.payorId(), line.bankAccountId(), date, line.amount(), payment.method(),
                Objects.requireNonNullElseGet(payment.reference(), line::number), payment.allocations())).map(PaymentView::entryId);
    }

    private Outcome<EntryId> entry(OpenLine line, LocalDate date, AccountId other, @Nullable String words, @Nullable MatterId matter) {
        AccountId bank = bankAccounts.find(line.bankAccountId()).orElseThrow().accountId();
        if (other.equals(bank)) {
            return Outcome.refusedAt("accountId", "account-same", "The other side of the entry is another account.");
        }
        Money amount = line.amount().abs();
        var atBank = new ManualEntry.Line(bank, line.in() ? amount : null, line.in() ? null : amount, matter, null);
        var opposite = new ManualEntry.Line(other, line.in() ? null : amount, line.in() ? amount : null, matter, null);
        return manual.post(new ManualEntry(date, line.words(words), List.of(atBank, opposite))).map(EntryView::id);
    }

    /** What the owning room says of an input that is the line's own here concerns the whole. */
    private static Refusal atOurField(Refusal refusal) {
        String field = refusal.field();
        return switch (field) {
            case "postings[1].accountId" -> Refusal.at("accountId", refusal.code(), refusal.message());
            case "postings[1].matterId", "postings[0].matterId" -> Refusal.at("matterId", refusal.code(), refusal.message());
            case "amount", "bankAccountId", "clearedOn" -> Refusal.of(refusal.code(), refusal.message());
            case null, default -> field != null && field.startsWith("postings") ? Refusal.of(refusal.code(), refusal.message()) : refusal;
        };
    }
}
