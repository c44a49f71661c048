package org.chancery.platform.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one address.
 *
 * @param to       the address; see {@link MailAddress}
 * @param from     the name beside the sender's address
 * @param replyTo  the address to which answers go; null for the sender's
 * @param subject  one line
 * @param text     plain
 */
public record Letter(String to, String from, @Nullable String replyTo, String subject, String text, List<Attachment> attachments) {

    public Letter {
        attachments = List.copyOf(attachments);
    }

    /** A file that goes with a letter. */
    public record Attachment(String name, String mediaType, byte[] content) {}
}
