package org.chancery.finance.banking.statement;

/** Writes OFX 1.02 files for tests: {@code anOfx().line("20240105", "-12.00", "A1", "Rent").closing("100.00").text()}. */
final class Ofx {

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
    private String closing = "<LEDGERBAL><BALAMT>1000.00<DTASOF>20240131</LEDGERBAL>";
    private final StringBuilder lines = new StringBuilder();

    static Ofx anOfx() {
        return new Ofx();
    }

    Ofx header(String text) {
        header = text;
        return this;
    }

    Ofx in(String code) {
        currency = code;
        return this;
    }

    Ofx account(String sgml) {
        account = sgml;
        return this;
    }

    Ofx line(String date, String amount, String id, String name) {
        return raw("<STMTTRN><TRNTYPE>OTHER<DTPOSTED>" + date + "<TRNAMT>" + amount + "<FITID>" + id + "<NAME>" + name + "</STMTTRN>");
    }

    Ofx amount(String amount) {
        return line("20240110", amount, "ID" + lines.length(), "Someone");
    }

    Ofx date(String date) {
        return line(date, "1.00", "ID" + lines.length(), "Someone");
    }

    Ofx raw(String sgml) {
        lines.append(sgml).append('\n');
        return this;
    }

    Ofx closing(String amount) {
        closing = "<LEDGERBAL><BALAMT>" + amount + "<DTASOF>20240131</LEDGERBAL>";
        return this;
    }

    String text() {
        return header + """
                <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20240131<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
                <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
                <STMTRS><CURDEF>%s%s
                <BANKTRANLIST><DTSTART>20240101<DTEND>20240131
                %s</BANKTRANLIST>
                %s</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
                """.formatted(currency, account, lines, closing);
    }
}
