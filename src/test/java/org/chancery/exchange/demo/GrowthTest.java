package org.chancery.exchange.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chancery.finance.ledger.BooksVerification;
import org.chancery.finance.reporting.Reports;
import org.chancery.platform.firm.ProgramClock;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.chancery.testing.ChancerySpringTest;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The large firm's way of coming about, at a hundredth of its size: what the imports of all rooms make keeps every rule that single entries keep. */
@ChancerySpringTest
class GrowthTest {

    private static final Volume VOLUME = new Volume(12, 500, 200, 6_000);

    @Autowired Cast cast;
    @Autowired Growth growth;
    @Autowired Tokens tokens;
    @Autowired Users users;
    @Autowired BooksVerification verification;
    @Autowired Reports reports;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    Actor program;

    @Test
    void manyAtOnceKeepWhatSingleOnesKeep() {
        List<String> told = new ArrayList<>();
        LocalDate today = grown(told);

        assertThat(told).hasSize(1 + Volume.MONTHS + 1);
        assertThat(in(verification::findings)).isEmpty();
        var total = in(() -> reports.trialBalance(today)).total(CurrencyUnit.USD);
        assertThat(total.debit()).isEqualTo(total.credit()).matches(sum -> sum.isPositive());
        in(() -> reports.clientLedgers(null, today)).forEach(account -> assertThat(account.positive()).isEqualTo(account.book()));
        assertThat(in(() -> reports.receivables(today)).total(CurrencyUnit.USD).getAmountMinorLong()).isEqualTo(count(
                "select sum(p.amount_minor) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id where a.role = 'ACCOUNTS_RECEIVABLE'"));

        assertThat(count("select count(*) from practice.time_entry")).isBetween(5_500L, 6_500L).isEqualTo(versions("time-entry"));
        assertThat(count("select count(*) from practice.matter")).isEqualTo(200).isEqualTo(versions("matter"));
        assertThat(count("select count(*) from practice.contact")).isEqualTo(500).isEqualTo(versions("contact"));
        assertThat(count("select count(*) from finance.invoice")).isGreaterThan(800).isEqualTo(versions("invoice"))
                .isEqualTo(count("select count(*) from platform.activity where type = 'InvoiceIssued'"));
        assertThat(count("select count(*) from practice.time_entry where bill_id is not null and not exists (select from finance.invoice i where i.id = bill_id)")).isZero();
        assertThat(count("select count(*) from finance.trust_entry where kind = 'TO_OPERATING'")).isGreaterThan(50);
        assertThat(count("select max(substr(number, 6)::int) - count(*) from finance.invoice")).as("no gap in the numbers of bills").isZero();
        assertThat(count("select count(*) from platform.number_series s where s.kind = 'invoice' and s.next_value - 1 <> (select count(*) from finance.invoice)")).isZero();
    }

    private LocalDate grown(List<String> told) {
        Story story = new Story(LocalDate.ofInstant(clock.instant(), Story.ZONE));
        story.goTo(Billing.workday(story.today.minusDays(170)));
        String token = ProgramClock.at(story.day().atTime(8, 0).atZone(Story.ZONE).toInstant(), () -> cast.enter(story));
        cast.settleIn(story);
        program = users.system(tokens.present(token).orElseThrow().actor().firm());
        growth.grow(story, VOLUME, told::add);
        return story.today;
    }

    private <T> T in(Supplier<T> work) {
        return Actors.as(program, "test", work);
    }

    private long versions(String kind) {
        return count("select count(*) from platform.row_version where operation = 'I' and object_type = '" + kind + "'");
    }

    private long count(String sql) {
        return in(() -> transaction.execute(status -> jdbc.sql(sql).query(Long.class).single()));
    }
}
