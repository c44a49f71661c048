package org.chancery.testing;

/** Writes OFX 1.02 files for tests: {@code anOfx().line("20240105", "-12.00", "A1", "Rent").closing("100.00").text()}. */
public final class Ofx {

    private String header = """
            OFXHEADER:100
            DATA:OFXSGML
            VERSION:102
            SECURITY:NONE
            ENCODING:USASCII
            CHARSET:1252
            COMPRESSION:NONE
            OLDFILEUID:NONE
            NEWFILEUID:NONE

            """;
    private String currency = "USD";
    private String account = "<BANKACCTFROM><BANKID>121000248<ACCTID>000123456789<ACCTTYPE>CHECKING</BANKACCTFROM>";
    private String closing = "1000.00";
    private String from = "20240101";
    private String to = "20240131";
    private final StringBuilder lines = new StringBuilder();

    public static Ofx anOfx() {
        return new Ofx();
    }

    public Ofx header(String text) {
        header = text;
        return this;
    }

    public Ofx in(String code) {
        currency = code;
        return this;
    }

    public Ofx account(String sgml) {
        account = sgml;
        return this;
    }

    public Ofx line(String date, String amount, String id, String name) {
        return raw("<STMTTRN><TRNTYPE>OTHER<DTPOSTED>" + date + "<TRNAMT>" + amount + "<FITID>" + id + "<NAME>" + name + "</STMTTRN>");
    }

    public Ofx amount(String amount) {
        return line("20240110", amount, "ID" + lines.length(), "Someone");
    }

    public Ofx date(String date) {
        return line(date, "1.00", "ID" + lines.length(), "Someone");
    }

    public Ofx raw(String sgml) {
        lines.append(sgml).append('\n');
        return this;
    }

    public Ofx closing(String amount) {
        closing = amount;
        return this;
    }

    /** The first and the last day of the statement, as 20240131. */
    public Ofx days(String first, String last) {
        from = first;
        to = last;
        return this;
    }

    public String text() {
        return header + """
                <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>%2$s<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
                <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
                <STMTRS><CURDEF>%3$s%4$s
                <BANKTRANLIST><DTSTART>%1$s<DTEND>%2$s
                %5$s</BANKTRANLIST>
                <LEDGERBAL><BALAMT>%6$s<DTASOF>%2$s</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
                """.formatted(from, to, currency, account, lines, closing);
    }
}
