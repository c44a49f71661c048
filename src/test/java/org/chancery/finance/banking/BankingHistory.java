package org.chancery.finance.banking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.FirmFunds;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.OfxText;
import org.chancery.testing.TestTrust.TrustFirm;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** One trust account and its bank, acted upon step by step: what the firm may not do is refused, and nothing ever fails otherwise. */
final class BankingHistory {

    /** What the firm or its bank does. Things are named by their order, modulo how many there are. */
    sealed interface Act {
        record Receive(int matter, int amount, int day, @Nullable Integer clearsAfter) implements Act {}
        record Disburse(int matter, int amount, int day) implements Act {}
        record Void(int entry, int day) implements Act {}
        record BankBooks(int entry, int lag) implements Act {}
        record BankAlone(int amount, int day) implements Act {}
        record Import(int from, int days) implements Act {}
        record Withdraw(int statement) implements Act {}
        record Reconcile(int day) implements Act {}
        record AutoMatch() implements Act {}
        record HandMatch(int line, int entry) implements Act {}
        record Record(int line, int matter) implements Act {}
        record NameMistake(int line) implements Act {}
        record Undo(int match) implements Act {}
        record Approve() implements Act {}
        record Month(int day) implements Act {}
    }

    private record Booked(LocalDate day, long minor, String name) {}

    private static int accounts;

    private final BankingHistoryProperties rooms;
    private final TrustFirm firm;
    private final UserId bookkeeper;
    private final List<MatterId> matters;
    private final BankAccountId account;
    private final List<RecordedEntry> entries = new ArrayList<>();
    private final List<Booked> bank = new ArrayList<>();
    private final List<StatementId> imported = new ArrayList<>();
    private final List<ReconciliationId> approved = new ArrayList<>();
    private @Nullable ReconciliationId draft;
    /** What is dated back into an approved period would break its assertion, rightly; here it is dated after. */
    private LocalDate reconciledThrough = BankingHistoryProperties.day(-2);

    BankingHistory(BankingHistoryProperties rooms, TrustFirm firm, UserId bookkeeper, List<MatterId> matters) {
        this.rooms = rooms;
        this.firm = firm;
        this.bookkeeper = bookkeeper;
        this.matters = matters;
        account = firm.firm().asAdministrator(() -> rooms.accounts.open(NewBankAccount.of("Trust " + ++accounts, BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id());
        entries.add(as(() -> rooms.funds.deposit(new FirmFunds.FirmTransfer(account, firm.operating(), BankingHistoryProperties.day(-1), cents(5), "T")).orThrow()));
    }

    List<ReconciliationId> approved() {
        return approved;
    }

    void act(Act act) {
        switch (act) {
            case Act.Receive r -> done(() -> rooms.money.receive(new TrustReceipt(account, matters.get(r.matter()), open(r.day()), cents(r.amount()), "Payor", "Advance", "Wire", "W",
                    r.clearsAfter() == null ? null : open(r.day()).plusDays(r.clearsAfter())))).ifDone(entries::add);
            case Act.Disburse d -> done(() -> rooms.money.disburse(new TrustDisbursement(account, matters.get(d.matter()), open(d.day()), cents(d.amount()), "Payee", "Costs", "Cheque",
                    Integer.toString(100 + entries.size())))).ifDone(entries::add);
            case Act.Void v -> done(() -> rooms.voids.voidEntry(one(entries, v.entry()).id(), open(v.day()), "Mistake")).ifDone(entries::add);
            case Act.BankBooks b -> books(one(entries, b.entry()).date().plusDays(b.lag()), one(entries, b.entry()).amount().getAmountMinorLong());
            case Act.BankAlone b -> books(BankingHistoryProperties.day(b.day()), b.amount());
            case Act.Import i -> importFile(BankingHistoryProperties.day(i.from() - 1), BankingHistoryProperties.day(i.from() + i.days()));
            case Act.Withdraw w -> withdraw(w.statement());
            case Act.Reconcile r -> begin(BankingHistoryProperties.day(r.day()));
            case Act.AutoMatch _ -> onDraft(id -> rooms.matches.autoMatch(id));
            case Act.HandMatch h -> handMatch(h.line(), h.entry());
            case Act.Record r -> record(r);
            case Act.NameMistake n -> onLine(n.line(), line -> onDraft(id -> rooms.reconciliations.nameError(id, new NewBankError(line.id(), null, "The bank told us so."))));
            case Act.Undo u -> undo(u.match());
            case Act.Approve _ -> approve();
            case Act.Month m -> month(m.day());
        }
    }

    private record Result<T>(Outcome<T> outcome) {
        void ifDone(java.util.function.Consumer<T> then) {
            outcome.peek(then);
        }
    }

    private <T> Result<T> done(Supplier<Outcome<T>> work) {
        return new Result<>(as(work));
    }

    private <T extends @Nullable Object> T as(Supplier<T> work) {
        return firm.firm().as(bookkeeper, work);
    }

    private LocalDate open(int day) {
        LocalDate wanted = BankingHistoryProperties.day(day);
        return wanted.isAfter(reconciledThrough) ? wanted : reconciledThrough.plusDays(1);
    }

    private static <T> T one(List<T> all, int which) {
        return all.get(which % all.size());
    }

    private void books(LocalDate day, long minor) {
        bank.add(new Booked(day, minor, "L" + bank.size()));
    }

    private void importFile(LocalDate from, LocalDate to) {
        OfxText file = OfxText.of("4471", from.toString(), to.toString(), words(bank.stream().filter(line -> !line.day().isAfter(to)).mapToLong(Booked::minor).sum()));
        bank.stream().filter(line -> !line.day().isBefore(from) && !line.day().isAfter(to)).forEach(line -> file.line(line.day().toString(), words(line.minor()), line.name()));
        done(() -> rooms.statements.importFile(account, "statement.ofx", file.bytes())).ifDone(statement -> imported.add(statement.id()));
    }

    private void withdraw(int which) {
        if (!imported.isEmpty()) {
            StatementId id = one(imported, which);
            done(() -> rooms.statements.withdraw(id)).ifDone(_ -> imported.remove(id));
        }
    }

    private void begin(LocalDate day) {
        if (draft != null) {
            as(() -> rooms.reconciliations.discard(draft));
            draft = null;
        }
        Money balance = cents(bank.stream().filter(line -> !line.day().isAfter(day)).mapToLong(Booked::minor).sum());
        done(() -> rooms.reconciliations.begin(new NewReconciliation(account, day, balance))).ifDone(begun -> draft = begun.id());
    }

    private void onDraft(java.util.function.Function<ReconciliationId, Outcome<?>> work) {
        ReconciliationId id = draft;
        if (id != null) {
            as(() -> work.apply(id));
        }
    }

    private void onLine(int which, java.util.function.Consumer<StatementView.Line> then) {
        List<StatementView.Line> lines = imported.stream().flatMap(id -> as(() -> rooms.statements.find(id)).orElseThrow().lines().stream()).toList();
        if (!lines.isEmpty()) {
            then.accept(one(lines, which));
        }
    }

    private void handMatch(int line, int entry) {
        String name = one(entries, entry).id().toString();
        onLine(line, found -> onDraft(id -> rooms.matches.match(id, new NewMatch(List.of(found.id()), List.of(name), null))));
        onDraft(id -> rooms.matches.match(id, new NewMatch(List.of(), List.of(name), BankingHistoryProperties.day(line % 25))));
    }

    private void record(Act.Record asked) {
        onLine(asked.line(), line -> {
            LineEntry entry = line.amount().isNegative() ? new LineEntry.BankFee(null, null)
                    : asked.line() % 3 == 0 ? new LineEntry.Interest(null, null) : new LineEntry.ClientReceipt(null, matters.get(asked.matter()), "Payor", "Advance", "Wire", null);
            as(() -> rooms.lineEntries.record(line.id(), entry));
        });
    }

    private void undo(int which) {
        ReconciliationId id = draft == null ? approved.isEmpty() ? null : approved.getLast() : draft;
        if (id != null) {
            var matched = as(() -> rooms.reports.of(id).orElseThrow().matched());
            if (!matched.isEmpty()) {
                as(() -> rooms.matches.unmatch(one(matched, which).id()));
            }
        }
    }

    private void approve() {
        ReconciliationId id = draft;
        if (id != null && firm.firm().asAdministrator(() -> rooms.reconciliations.approve(id)).isDone()) {
            approved.add(id);
            reconciledThrough = as(() -> rooms.reconciliations.find(id).orElseThrow()).statementDate();
            draft = null;
            assertThat(firm.firm().asAdministrator(() -> rooms.reconciliations.approve(id)).isDone()).as("approved twice").isFalse();
        }
    }

    /** As a diligent bookkeeper does it: all imported, matched, and what is only at the bank recorded, or named where the firm's own money does not pay the fee. */
    private void month(int day) {
        importFile(BankingHistoryProperties.day(-1), BankingHistoryProperties.day(day));
        begin(BankingHistoryProperties.day(day));
        onDraft(id -> rooms.matches.autoMatch(id));
        onDraft(id -> {
            as(() -> rooms.reconciliations.find(id)).orElseThrow().bankOnly().forEach(line -> {
                LineEntry entry = line.amount().isNegative() ? new LineEntry.BankFee(null, null) : new LineEntry.ClientReceipt(null, matters.getFirst(), "Payor", "Advance", "Wire", null);
                if (!as(() -> rooms.lineEntries.record(line.id(), entry)).isDone()) {
                    as(() -> rooms.reconciliations.nameError(id, new NewBankError(line.id(), null, "We told the bank.")));
                }
            });
            return rooms.matches.autoMatch(id);
        });
        approve();
    }

    private static Money cents(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }

    private static String words(long minor) {
        return cents(minor).getAmount().toPlainString();
    }
}
