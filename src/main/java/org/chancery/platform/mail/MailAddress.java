package org.chancery.platform.mail;

import java.util.regex.Pattern;

/** What is taken as an address of mail: plain {@code local@domain} (RFC 5321), so that nothing else of a letter's head can hide in it. */
public final class MailAddress {

    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private MailAddress() {}

    /** Whether mail can be sent to it. */
    public static boolean isPlain(String address) {
        return address.length() <= LONGEST && PLAIN.matcher(address).matches() && !address.startsWith(".") && !address.contains("..") && !address.contains(".@");
    }
}
