package org.chancery.platform.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** Letters as MIME messages. */
final class Letters {

    private Letters() {}

    static MimeMessage message(Session session, String sender, Letter letter) throws MessagingException, UnsupportedEncodingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(sender, letter.from(), StandardCharsets.UTF_8.name()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        if (letter.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(letter.replyTo(), true)});
        }
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        // Nobody's holiday notice should answer a bill.
        message.setHeader("Auto-Submitted", "auto-generated");
        var parts = new MimeMultipart();
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        parts.addBodyPart(text);
        for (Letter.Attachment each : letter.attachments()) {
            parts.addBodyPart(attached(each));
        }
        message.setContent(parts);
        message.setSentDate(new java.util.Date());
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart attached(Letter.Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
        part.setFileName(attachment.name());
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }
}
