package org.chancery.testing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An OFX file as a bank would make it, from lines that a test names. */
public final class OfxText {

    private final String account;
    private final LocalDate from;
    private final LocalDate to;
    private final String closing;
    private final List<String> lines = new ArrayList<>();

    private OfxText(String account, LocalDate from, LocalDate to, String closing) {
        this.account = account;
        this.from = from;
        this.to = to;
        this.closing = closing;
    }

    public static OfxText of(String account, String from, String to, String closing) {
        return new OfxText(account, LocalDate.parse(from), LocalDate.parse(to), closing);
    }

    /** A line whose id is made of its day, amount and name. */
    public OfxText line(String day, String amount, String name) {
        return line(day, amount, name, "");
    }

    public OfxText line(String day, String amount, String name, String cheque) {
        String id = (day + amount + name + cheque).replaceAll("[^0-9A-Za-z]", "") + lines.stream().filter(l -> l.contains(name)).count();
        lines.add("<STMTTRN><TRNTYPE>OTHER<DTPOSTED>" + day.replace("-", "") + "<TRNAMT>" + amount + "<FITID>" + id
                + (cheque.isEmpty() ? "" : "<CHECKNUM>" + cheque) + "<NAME>" + name + "</STMTTRN>");
        return this;
    }

    public byte[] bytes() {
        Ofx file = Ofx.anOfx().account("<BANKACCTFROM><BANKID>121000<ACCTID>" + account + "<ACCTTYPE>CHECKING</BANKACCTFROM>")
                .days(from.toString().replace("-", ""), to.toString().replace("-", "")).closing(closing);
        lines.forEach(file::raw);
        return file.text().getBytes(StandardCharsets.US_ASCII);
    }
}
