package org.chancery.exchange.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.chancery.finance.ledger.BooksVerification;
import org.chancery.platform.command.DemoFirm;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestClock;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo is made on whatever day somebody tries it: at the turn of a year, at the end of a short month. */
@ChancerySpringTest
@Order(5)
class DemoDaysTest {

    @Autowired DemoFirm demo;
    @Autowired Tokens tokens;
    @Autowired Users users;
    @Autowired BooksVerification verification;

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-04T20:00:00Z", "2027-03-01T20:00:00Z"})
    void theStoryCanBeToldOnAnyDay(String now) {
        TestClock.set(Instant.parse(now));
        try {
            String token = demo.load().token();
            var firm = tokens.present(token).orElseThrow().actor().firm();
            assertThat(Actors.as(users.system(firm), "test", verification::findings)).isEmpty();
        } finally {
            TestClock.set(null);
        }
    }
}
