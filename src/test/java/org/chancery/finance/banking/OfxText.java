package org.chancery.finance.banking;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An OFX file as a bank would make it, from lines that a test names. */
final class OfxText {

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

    static OfxText of(String account, String from, String to, String closing) {
        return new OfxText(account, LocalDate.parse(from), LocalDate.parse(to), closing);
    }

    /** A line whose id is made of its day, amount and name. */
    OfxText line(String day, String amount, String name) {
        return line(day, amount, name, "");
    }

    OfxText line(String day, String amount, String name, String cheque) {
        String id = (day + amount + name + cheque).replaceAll("[^0-9A-Za-z]", "") + lines.stream().filter(l -> l.contains(name)).count();
        lines.add("<STMTTRN><TRNTYPE>OTHER<DTPOSTED>" + day.replace("-", "") + "<TRNAMT>" + amount + "<FITID>" + id
                + (cheque.isEmpty() ? "" : "<CHECKNUM>" + cheque) + "<NAME>" + name + "</STMTTRN>");
        return this;
    }

    byte[] bytes() {
        return ("OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
                + "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261123<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>"
                + "<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD"
                + "<BANKACCTFROM><BANKID>121000<ACCTID>" + account + "<ACCTTYPE>CHECKING</BANKACCTFROM>"
                + "<BANKTRANLIST><DTSTART>" + from.toString().replace("-", "") + "<DTEND>" + to.toString().replace("-", "") + "\n" + String.join("\n", lines)
                + "</BANKTRANLIST><LEDGERBAL><BALAMT>" + closing + "<DTASOF>" + to.toString().replace("-", "") + "</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
