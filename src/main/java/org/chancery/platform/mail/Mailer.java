package org.chancery.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Sends letters by the SMTP server of the settings, one connection each. */
@Service
public class Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final int LONGEST_SUBJECT = 200;
    private static final int SMALLEST_REFUSAL = 400;
    private static final String BROKE = "The connection broke while it was being sent: it may have arrived.";
    /** A letter that was handed over whole, and of which the server's word is missing. */
    public static final String UNSURE = "mail-unsure";

    private final MailSettings settings;

    Mailer(MailSettings settings) {
        this.settings = settings;
    }

    /** Whether a server and a sender are set. */
    public boolean isSetUp() {
        return !settings.host().isBlank() && MailAddress.isPlain(settings.sender());
    }

    /**
     * Hands a letter to the server. Refused without having been sent: {@code mail-not-set-up}, {@code mail-address}, {@code mail-head} for a subject or name that is more than a line,
     * {@code mail-too-large}, {@code mail-refused} with what the server said, {@code mail-unreachable}; and {@link #UNSURE} if it may have arrived nevertheless.
     *
     * @return the id of the message
     */
    public Outcome<String> send(Letter letter) {
        List<Refusal> refusals = refusals(letter);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        var handedOver = new boolean[1];
        try {
            Session session = Session.getInstance(properties());
            MimeMessage message = Letters.message(session, settings.sender(), letter);
            try (Transport transport = session.getTransport("smtp")) {
                connect(transport);
                handedOver[0] = true;
                transport.sendMessage(message, message.getAllRecipients());
            }
            return Outcome.done(message.getMessageID());
        } catch (MessagingException fault) {
            return failed(fault, handedOver[0]);
        } catch (IOException fault) {
            LOG.error("The letter could not be made, or the password not be read", fault);
            return Outcome.refused("mail-not-set-up", "The letter could not be made, or the password file of the mail server not be read; the log says more.");
        }
    }

    private void connect(Transport transport) throws MessagingException, IOException {
        if (settings.user().isBlank()) {
            transport.connect();
        } else {
            transport.connect(settings.host(), settings.port(), settings.user(), Files.readString(Path.of(settings.passwordFile())).strip());
        }
    }

    private Properties properties() {
        String timeout = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isBlank()));
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.security()) {
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private List<Refusal> refusals(Letter letter) {
        List<Refusal> refusals = new ArrayList<>();
        if (!isSetUp()) {
            refusals.add(Refusal.of("mail-not-set-up", "No mail server is set up for this installation."));
        }
        if (!MailAddress.isPlain(letter.to()) || letter.replyTo() != null && !MailAddress.isPlain(letter.replyTo())) {
            refusals.add(Refusal.of("mail-address", "This is no address of mail: %s".formatted(shortened(letter.to()))));
        }
        if (letter.subject().isBlank() || letter.subject().length() > LONGEST_SUBJECT || !isOneLine(letter.subject()) || !isOneLine(letter.from())) {
            refusals.add(Refusal.of("mail-head", "The subject and the name of the sender are one line each, of %d characters at most.".formatted(LONGEST_SUBJECT)));
        }
        if (letter.attachments().stream().anyMatch(each -> !isOneLine(each.name()) || !isOneLine(each.mediaType()))) {
            refusals.add(Refusal.of("mail-head", "The name of an attachment is one line."));
        }
        if (letter.attachments().stream().mapToLong(each -> each.content().length).sum() > settings.largest().toBytes()) {
            refusals.add(Refusal.of("mail-too-large", "With its attachments it is larger than %d MB.".formatted(settings.largest().toMegabytes())));
        }
        return refusals;
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl) && text.chars().noneMatch(each -> each == '\u2028' || each == '\u2029');
    }

    private static String shortened(String address) {
        String plain = address.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }

    private static Outcome<String> failed(MessagingException fault, boolean handedOver) {
        LOG.warn("A letter was not sent: {}", fault.toString());
        return switch (fault) {
            case AuthenticationFailedException _ -> Outcome.refused("mail-unreachable", "The mail server does not let Chancery sign in.");
            case MailConnectException _ -> Outcome.refused("mail-unreachable", "The mail server cannot be reached.");
            // Without a number it said nothing: the connection was gone.
            case SMTPSendFailedException broken when broken.getReturnCode() < SMALLEST_REFUSAL -> Outcome.refused(UNSURE, BROKE);
            case SendFailedException refused -> Outcome.refused("mail-refused", "The mail server refused it: " + shortened(said(refused)));
            default -> handedOver ? Outcome.refused(UNSURE, BROKE)
                    : Outcome.refused("mail-unreachable", "The mail server cannot be reached, or not by an encrypted connection.");
        };
    }

    /** The server's own words stand at the end of the chain. */
    private static String said(SendFailedException refused) {
        Exception last = refused;
        while (last instanceof MessagingException each && each.getNextException() != null) {
            last = each.getNextException();
        }
        return String.valueOf(last.getMessage()).strip();
    }
}
