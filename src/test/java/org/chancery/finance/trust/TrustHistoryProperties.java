package org.chancery.finance.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.chancery.finance.trust.TrustModel.Command;
import org.chancery.finance.trust.TrustModel.Move;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.chancery.testing.TestTrust.TrustFirm;
import org.chancery.testing.TrustChecker;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;

/** Whatever is attempted in whatever order and on whatever dates: the database permits exactly what a list of moves permits, and stays sound. */
@ChancerySpringTest
class TrustHistoryProperties {

    private static final LocalDate DAY_0 = LocalDate.of(2026, 11, 1);
    private static final int MATTERS = 3;

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired TrustChecker checker;
    @Autowired ClientMoney money;
    @Autowired TrustTransfers transfers;
    @Autowired TrustVoids voids;
    @Autowired ClientLedgers ledgers;

    private TrustFirm firm;

    @BeforeProperty
    void start() throws Exception {
        new TestContextManager(TrustHistoryProperties.class).prepareTestInstance(this);
        firm = trust.in(firms.found());
    }

    @Provide
    Arbitrary<List<Command>> histories() {
        Arbitrary<Integer> matter = Arbitraries.integers().between(0, MATTERS - 1);
        Arbitrary<Integer> amount = Arbitraries.integers().between(1, 12);
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> entry = Arbitraries.integers().between(0, 30);
        return Arbitraries.<Command>frequencyOf(
                net.jqwik.api.Tuple.of(4, Combinators.combine(matter, amount, day, Arbitraries.integers().between(0, 4).injectNull(0.3)).as(Command.Receive::new)),
                net.jqwik.api.Tuple.of(5, Combinators.combine(matter, amount, day).as(Command.Disburse::new)),
                net.jqwik.api.Tuple.of(3, Combinators.combine(matter, matter, amount, day).as(Command.Transfer::new)),
                net.jqwik.api.Tuple.of(2, Combinators.combine(entry, day).as(Command.Clear::new)),
                net.jqwik.api.Tuple.of(2, Combinators.combine(entry, day).as(Command.Void::new))).list().ofMinSize(5).ofMaxSize(25);
    }

    @Property(tries = 60)
    void theDatabasePermitsExactlyWhatTheRulesPermit(@ForAll("histories") List<Command> history) {
        List<MatterId> matters = IntStream.range(0, MATTERS).mapToObj(n -> firm.matter("Matter " + n)).toList();
        TrustModel model = new TrustModel();
        List<TrustEntryId> ids = new ArrayList<>();
        for (Command command : history) {
            Command named = naming(command, model.moves().size());
            if (named == null) {
                continue;
            }
            boolean permitted = model.apply(named);
            var outcome = firm.firm().asAdministrator(() -> carriedOut(named, matters, ids, model.moves()));
            assertThat(outcome.isDone()).as("%s after %s: %s", named, model.moves(), outcome.refusals()).isEqualTo(permitted);
        }
        compare(model.moves(), matters);
        checker.check(firm.firm());
    }

    /** An entry is named among those there are. */
    private static Command naming(Command command, int entries) {
        return switch (command) {
            case Command.Clear c -> entries == 0 ? null : new Command.Clear(c.entry() % entries, c.day());
            case Command.Void v -> entries == 0 ? null : new Command.Void(v.entry() % entries, v.day());
            case Command.Receive _, Command.Disburse _, Command.Transfer _ -> command;
        };
    }

    private Outcome<?> carriedOut(Command command, List<MatterId> matters, List<TrustEntryId> ids, List<Move> moves) {
        return switch (command) {
            case Command.Receive r -> money.receive(new TrustReceipt(firm.trust(), matters.get(r.matter()), day(r.day()), cents(r.amount()), "Payor", "Advance", "Wire", "W",
                    r.clearsAfter() == null ? null : day(r.day() + r.clearsAfter()))).peek(entry -> ids.add(entry.id()));
            case Command.Disburse d -> money.disburse(new TrustDisbursement(firm.trust(), matters.get(d.matter()), day(d.day()), cents(d.amount()), "Payee", "Fee", "Cheque", "1"))
                    .peek(entry -> ids.add(entry.id()));
            case Command.Transfer t -> transfers.transfer(new TrustTransfer.BetweenLedgers(firm.trust(), matters.get(t.from()), matters.get(t.to()), day(t.day()),
                    cents(t.amount()), "Letter of the client")).peek(out -> {
                        ids.add(out.id());
                        ids.add(entries(matters.get(t.to())).stream().filter(e -> e.number().equals(out.number())).findFirst().orElseThrow().id());
                    });
            case Command.Clear c -> money.clear(ids.get(c.entry()), day(c.day()));
            case Command.Void v -> voids.voidEntry(ids.get(v.entry()), day(v.day()), "Entered by mistake").peek(entry -> {
                for (int i = ids.size(); i < moves.size(); i++) {
                    TrustEntryId voided = ids.get(moves.get(i).voids());
                    ids.add(matters.stream().flatMap(m -> entries(m).stream()).filter(e -> voided.equals(e.voids())).findFirst().orElseThrow().id());
                }
            });
        };
    }

    private List<LedgerCard.Line> entries(MatterId matter) {
        return ledgers.card(matter, firm.trust(), null).orElseThrow().entries();
    }

    private void compare(List<Move> moves, List<MatterId> matters) {
        for (int matter = 0; matter < MATTERS; matter++) {
            for (int day = 0; day < 20; day += 3) {
                int asOf = day;
                MatterId its = matters.get(matter);
                LedgerCard card = firm.firm().asAdministrator(() -> ledgers.card(its, firm.trust(), day(asOf)).orElseThrow());
                assertThat(card.balance()).isEqualTo(cents(TrustModel.book(moves, matter, day)));
                assertThat(card.available()).isEqualTo(cents(TrustModel.cleared(moves, matter, day)));
            }
        }
    }

    private static LocalDate day(int day) {
        return DAY_0.plusDays(day);
    }

    private static Money cents(int amount) {
        return Money.ofMinor(CurrencyUnit.USD, amount);
    }
}
