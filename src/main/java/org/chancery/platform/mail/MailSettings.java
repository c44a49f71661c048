package org.chancery.platform.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code chancery.mail.*}.
 *
 * @param host         the SMTP server; empty for none, then no mail is sent
 * @param port         of the server
 * @param security     whether the connection is encrypted
 * @param user         as whom to sign in; empty for nobody
 * @param passwordFile the file that holds the password, in one line
 * @param sender       the address from which mail comes
 * @param timeout      for connecting, and for each answer of the server
 * @param largest      the largest letter with its attachments
 */
@ConfigurationProperties("chancery.mail")
record MailSettings(@DefaultValue("") String host, @DefaultValue("587") int port, @DefaultValue("STARTTLS") Security security, @DefaultValue("") String user,
        @DefaultValue("") String passwordFile, @DefaultValue("") String sender, @DefaultValue("20s") Duration timeout, @DefaultValue("20MB") DataSize largest) {

    /** How the connection is encrypted; the server's certificate must be of its name. */
    enum Security {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** From a plain beginning, or not at all: without it nothing is sent. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }
}
