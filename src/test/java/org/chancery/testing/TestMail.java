package org.chancery.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A mail server on this machine for all tests; each asks for what came to addresses of its own. */
@TestConfiguration(proxyBeanMethods = false)
public class TestMail {

    private static final class Shared {
        static final GreenMail SERVER = started();

        private static GreenMail started() {
            var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            return server;
        }
    }

    /** What came to an address, oldest first. */
    public static List<MimeMessage> to(String address) {
        return List.of(Shared.SERVER.getReceivedMessages()).stream().filter(message -> addressed(message, address)).toList();
    }

    private static boolean addressed(MimeMessage message, String address) {
        try {
            return message.getAllRecipients()[0].toString().equals(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Bean
    DynamicPropertyRegistrar mailOfTests() {
        return settings -> {
            settings.add("chancery.mail.host", () -> "127.0.0.1");
            settings.add("chancery.mail.port", () -> Shared.SERVER.getSmtp().getPort());
            settings.add("chancery.mail.security", () -> "NONE");
            settings.add("chancery.mail.sender", () -> "bills@chancery.example");
        };
    }
}
