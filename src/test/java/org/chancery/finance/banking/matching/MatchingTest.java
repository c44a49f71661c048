package org.chancery.finance.banking.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chancery.finance.banking.PostingRef;
import org.chancery.finance.banking.matching.Proposal.Kind;
import org.chancery.finance.ledger.EntryId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What belongs together, and what only looks so. Pure: no database, no clock. */
class MatchingTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private int made;

    private BankSide line(int day, long minor, String text, @Nullable String number) {
        return new BankSide(new UUID(1, ++made), OCTOBER.plusDays(day), minor, text, number);
    }

    private BookSide entry(int day, long minor, String party, String instrument, String number) {
        return new BookSide(new PostingRef(new EntryId(new UUID(2, ++made)), 1), OCTOBER.plusDays(day), minor, party, instrument, number, null);
    }

    private static Proposal only(List<Proposal> proposals) {
        assertThat(proposals).hasSize(1);
        return proposals.getFirst();
    }

    @Test
    void aChequePresentedAfterMonthsIsFoundByItsNumberAlthoughAnotherOfTheSameAmountIsNearer() {
        BookSide old = entry(0, -43_500, "County Recorder", "Cheque", "1187");
        BookSide recent = entry(88, -43_500, "County Recorder", "Cheque", "1190");
        Proposal found = only(Matching.propose(List.of(line(90, -43_500, "CHECK", "0001187")), List.of(old, recent)));
        assertThat(found.kind()).isEqualTo(Kind.NUMBER);
        assertThat(found.certain()).isTrue();
        assertThat(found.entries()).containsExactly(old.id());
    }

    @Test
    void twoReceiptsThatFitOneLineAreProposedAndNeverMatchedByThemselves() {
        Proposal found = only(Matching.propose(List.of(line(5, 50_000, "DEPOSIT", null)), List.of(entry(3, 50_000, "Ortiz", "Wire", ""), entry(4, 50_000, "Weiss", "Wire", ""))));
        assertThat(found.certain()).isFalse();
        assertThat(found.why()).contains("two entries would fit").doesNotContain("Ortiz").doesNotContain("Weiss");
    }

    @Test
    void theNameInTheBanksTextDecidesBetweenTwo() {
        BookSide weiss = entry(3, 50_000, "Dr. Hanna Weiss", "Wire", "");
        Proposal found = only(Matching.propose(List.of(line(5, 50_000, "INCOMING WIRE H WEISS", null)), List.of(entry(4, 50_000, "Maria Ortiz", "Wire", ""), weiss)));
        assertThat(found.certain()).isTrue();
        assertThat(found.entries()).containsExactly(weiss.id());
    }

    @Test
    void aChequeWithAnotherNumberIsAnotherCheque() {
        assertThat(Matching.propose(List.of(line(9, -43_500, "CHECK", "1188")), List.of(entry(2, -43_500, "County Recorder", "Cheque", "1187")))).isEmpty();
    }

    @Test
    void aDepositIsNotLookedForInOldReceiptsNorAPaymentInReceipts() {
        assertThat(Matching.propose(List.of(line(40, 50_000, "DEPOSIT", null)), List.of(entry(3, 50_000, "Ortiz", "Wire", "")))).isEmpty();
        assertThat(Matching.propose(List.of(line(5, -50_000, "DEBIT", null)), List.of(entry(4, 50_000, "Ortiz", "Wire", "")))).isEmpty();
    }

    @Test
    void theChequesOfOneDayAreOneDepositAndThoseOfTheDayBeforeAreNot() {
        BookSide one = entry(4, 190_000, "Ortiz", "Cheque", "");
        BookSide two = entry(4, 240_000, "Weiss", "Cheque", "");
        Proposal found = only(Matching.propose(List.of(line(5, 430_000, "DEPOSIT", null)), List.of(entry(3, 70_000, "Kim", "Cheque", ""), one, two)));
        assertThat(found.kind()).isEqualTo(Kind.SEVERAL);
        assertThat(found.certain()).isTrue();
        assertThat(found.entries()).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(found.why()).isEqualTo("two cheque receipts, one deposit");
    }

    @Test
    void aSumThatTwoSetsOfEntriesMakeIsAPersonsToDecide() {
        Proposal found = only(Matching.propose(List.of(line(5, 50_000, "DEPOSIT", null)), List.of(entry(1, 20_000, "A", "Wire", ""), entry(2, 30_000, "B", "Wire", ""),
                entry(3, 10_000, "C", "Wire", ""), entry(4, 40_000, "D", "Wire", ""))));
        assertThat(found.kind()).isEqualTo(Kind.SEVERAL);
        assertThat(found.certain()).isFalse();
    }

    @Test
    void aPaymentMayPassThroughTheBankInParts() {
        Proposal found = only(Matching.propose(List.of(line(3, -30_000, "PART 1", null), line(4, -20_000, "PART 2", null)), List.of(entry(2, -50_000, "Weiss", "Wire", ""))));
        assertThat(found.kind()).isEqualTo(Kind.PARTS);
        assertThat(found.lines()).hasSize(2);
    }

    @Test
    void aChequeAndItsVoidSettleEachOtherAndTheBanksCorrectionIsAPersonsToDecide() {
        BookSide cheque = entry(2, -43_500, "County Recorder", "Cheque", "1187");
        var voided = new BookSide(new PostingRef(new EntryId(new UUID(2, 999)), 1), OCTOBER.plusDays(6), 43_500, "County Recorder", "Cheque", "1187", cheque.id().entryId());
        assertThat(only(Matching.propose(List.of(), List.of(cheque, voided))).kind()).isEqualTo(Kind.VOID);
        Proposal correction = only(Matching.propose(List.of(line(2, -5_000, "MISC DEBIT", null), line(8, 5_000, "REVERSAL OF MISC DEBIT", null)), List.of()));
        assertThat(correction.kind()).isEqualTo(Kind.BANK);
        assertThat(correction.certain()).isFalse();
    }

    /** Small amounts and few days, so that much of it looks alike. */
    record Month(List<BankSide> lines, List<BookSide> entries) {}

    @Provide
    Arbitrary<Month> months() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 30);
        Arbitrary<Long> minor = Arbitraries.longs().between(-6, 6).filter(amount -> amount != 0);
        Arbitrary<String> name = Arbitraries.of("ORTIZ", "WEISS", "KIM", "");
        Arbitrary<String> number = Arbitraries.of("", "", "1187", "1188");
        Arbitrary<List<BankSide>> lines = Combinators.combine(day, minor, name, number)
                .as((on, amount, who, cheque) -> new BankSide(new UUID(0, 0), OCTOBER.plusDays(on), amount, "X " + who, cheque.isEmpty() ? null : cheque)).list().ofMaxSize(14)
                .map(all -> IntStream.range(0, all.size()).mapToObj(i -> new BankSide(new UUID(1, i), all.get(i).date(), all.get(i).minor(), all.get(i).description(), all.get(i).reference())).toList());
        Arbitrary<List<BookSide>> entries = Combinators.combine(day, minor, name, number)
                .as((on, amount, who, cheque) -> new BookSide(new PostingRef(new EntryId(new UUID(0, 0)), 1), OCTOBER.plusDays(on), amount, who, "Cheque", cheque, null)).list().ofMaxSize(14)
                .map(all -> IntStream.range(0, all.size()).mapToObj(i -> new BookSide(new PostingRef(new EntryId(new UUID(2, i)), 1), all.get(i).date(), all.get(i).minor(), all.get(i).party(),
                        all.get(i).instrument(), all.get(i).reference(), null)).toList());
        return Combinators.combine(lines, entries).as(Month::new);
    }

    @Property(tries = 500)
    void bothSidesOfEveryProposalAreEqualNothingIsTwiceAndTheOrderOfTheInputDoesNotMatter(@ForAll("months") Month month, @ForAll Random random) {
        List<Proposal> proposals = Matching.propose(month.lines(), month.entries());
        Map<Object, Long> amounts = new HashMap<>();
        month.lines().forEach(line -> amounts.put(line.id(), line.minor()));
        month.entries().forEach(entry -> amounts.put(entry.id(), entry.minor()));
        List<Object> used = new ArrayList<>();
        for (Proposal proposal : proposals) {
            long bank = proposal.lines().stream().mapToLong(id -> Objects.requireNonNull(amounts.get(id))).sum();
            long book = proposal.entries().stream().mapToLong(id -> Objects.requireNonNull(amounts.get(id))).sum();
            assertThat(bank).as("%s", proposal).isEqualTo(book);
            used.addAll(proposal.lines());
            used.addAll(proposal.entries());
        }
        assertThat(used).doesNotHaveDuplicates();
        List<BankSide> lines = new ArrayList<>(month.lines());
        List<BookSide> entries = new ArrayList<>(month.entries());
        Collections.shuffle(lines, random);
        Collections.shuffle(entries, random);
        assertThat(Matching.propose(lines, entries)).isEqualTo(proposals);
    }
}
