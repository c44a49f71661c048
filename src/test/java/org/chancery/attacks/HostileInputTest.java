package org.chancery.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Whatever is sent to the program, it answers that it cannot be, and nothing of it is taken over. */
@ChancerySpringTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(4)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class HostileInputTest {

    @Autowired ApplicationContext context;
    @LocalServerPort int port;

    AttackedFirm attacked;
    HostileInput input;
    String before;

    @BeforeAll
    void aFirmWithOneOfEverything() {
        attacked = new AttackedFirm(context, port);
    }

    @BeforeEach
    void look() {
        input = new HostileInput(attacked);
        before = attacked.fingerprint.take();
    }

    @AfterEach
    void nothingChanged() {
        String after = attacked.fingerprint.take();
        assertThat(before.equals(after) ? "" : attacked.fingerprint.difference(before, after)).as("changed").isEmpty();
    }

    @Test
    void noParameterIsReadAsAnythingButText() {
        assertThat(input.inQueries()).isEmpty();
    }

    @Test
    void noAddressIsReadAsAnythingButAnId() {
        assertThat(input.inPaths()).isEmpty();
    }

    @Test
    void noBodyIsReadButTheOneThatIsMeant() {
        assertThat(input.inBodies()).isEmpty();
    }

    @Test
    void noBodyIsReadBeyondItsLimit() {
        assertThat(input.tooLarge()).isEmpty();
    }

    /** The last: what can be done with such words is done. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noFieldIsReadAsAnythingButText() {
        List<String> wrong = input.inForms();
        before = attacked.fingerprint.take();
        assertThat(wrong).isEmpty();
    }

    @Test
    void noMethodIsKnownButTheOnesThatAreMeant() {
        assertThat(input.otherMethods()).isEmpty();
    }
}
