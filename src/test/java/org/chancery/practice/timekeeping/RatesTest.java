package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.practice.timekeeping.Office.DAY;
import static org.chancery.practice.timekeeping.Office.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ChancerySpringTest
class RatesTest {

    @Autowired ApplicationContext context;
    @Autowired Rates rates;
    @Autowired Rerating rerating;
    @Autowired TimeEntries entries;
    @Autowired ClientTerms terms;

    @Test
    void twoRatesOfTheSameKeysNeverOverlap() {
        var office = new Office(context).open();
        assertThat(office.rate(anna(office, "2026-01-01", "2026-06-30", "400")).isDone()).isTrue();
        assertThat(office.rate(anna(office, "2026-07-01", null, "420")).isDone()).as("the day after").isTrue();
        assertThat(office.rate(anna(office, "2026-06-30", "2026-06-30", "1")).refusals()).singleElement()
                .satisfies(refusal -> assertThat(List.of(refusal.code(), String.valueOf(refusal.field()))).containsExactly("rate-overlap", "from"));
        assertThat(office.rate(new NewRate(office.firm.administrator(), office.client, null, null, usd("380"), DAY, null, null)).isDone()).as("other keys").isTrue();
    }

    @Test
    void ofManySetAtTheSameMomentOneStands() throws Exception {
        var office = new Office(context).open();
        Callable<Outcome<Rate>> set = () -> office.rate(anna(office, "2026-01-01", null, "400"));
        try (var pool = Executors.newFixedThreadPool(8)) {
            var outcomes = pool.invokeAll(IntStream.range(0, 8).mapToObj(_ -> set).toList());
            int done = 0;
            for (var outcome : outcomes) {
                if (outcome.get().isDone()) {
                    done++;
                } else {
                    assertThat(outcome.get().refusals()).extracting(Refusal::code).containsExactly("rate-overlap");
                }
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void aNewRateEndsTheOneBeforeIfThatIsAskedFor() {
        var office = new Office(context).open();
        Rate before = office.rate(anna(office, "2026-01-01", null, "400")).orThrow();
        office.rate(new NewRate(office.firm.administrator(), null, null, null, usd("450"), DAY, null, true)).orThrow();
        assertThat(office.firm.asAdministrator(() -> rates.rate(before.id()).orElseThrow()).through()).isEqualTo(DAY.minusDays(1));
    }

    @Test
    void aRateThatTimeWasRecordedAtStays() {
        var office = new Office(context).open();
        TimeView entry = office.firm.as(office.ben, () -> entries.record(office.time(60)).orThrow());
        RateId used = java.util.Objects.requireNonNull(entry.rateId());
        assertThat(office.firm.asAdministrator(() -> rates.remove(used, 1)).refusals()).extracting(Refusal::code).containsExactly("rate-in-use");
    }

    @Test
    void aChangedRateReachesRecordedTimeOnlyWhenSomebodyReRatesItAndThenAsItWasShown() {
        var office = new Office(context).open();
        TimeView entry = office.firm.as(office.ben, () -> entries.record(office.time(40)).orThrow());
        office.rate(new NewRate(null, null, office.matter, null, usd("300.00"), Office.LONG_AGO, null, null)).orThrow();
        office.firm.asAdministrator(() -> terms.agree(new ClientTerms.Terms(office.client, 15, 0)).orThrow());
        assertThat(read(office, entry).amount()).isEqualTo(usd("315.00"));
        var scope = new Rerating.Scope(office.matter, null, null, null);
        var preview = office.firm.asAdministrator(() -> rerating.preview(scope));
        assertThat(preview.changes()).singleElement().satisfies(change -> assertThat(change.after()).isEqualTo(usd("225.00")));
        assertThat(office.firm.asAdministrator(() -> rerating.apply(scope, 2)).refusals()).extracting(Refusal::code).containsExactly("version-conflict");
        office.firm.asAdministrator(() -> rerating.apply(scope, 1).orThrow());
        assertThat(read(office, entry).amount()).isEqualTo(usd("225.00"));
        assertThat(read(office, entry).minutes()).isEqualTo(40);
        assertThat(office.firm.asAdministrator(() -> rerating.preview(scope)).changes()).isEmpty();
    }

    @Test
    void anEntryExplainsItsRate() {
        var office = new Office(context).open();
        TimeView entry = office.firm.as(office.ben, () -> entries.record(office.time(40)).orThrow());
        office.rate(new NewRate(null, office.client, null, null, usd("300.00"), Office.LONG_AGO, null, null)).orThrow();
        var explanation = office.firm.as(office.ben, () -> rates.explain(entry.id()).orElseThrow());
        assertThat(explanation.why()).isEqualTo("the firm's own, for this timekeeper");
        assertThat(java.util.Objects.requireNonNull(explanation.now()).hourly()).isEqualTo(usd("300.00"));
    }

    private TimeView read(Office.Open office, TimeView entry) {
        return office.firm.as(office.ben, () -> entries.find(entry.id()).orElseThrow());
    }

    private static NewRate anna(Office.Open office, String from, @Nullable String through, String hourly) {
        return new NewRate(office.firm.administrator(), null, null, null, usd(hourly), LocalDate.parse(from), through == null ? null : LocalDate.parse(through), null);
    }
}
