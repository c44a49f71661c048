package org.chancery.finance.banking.statement;

/** Writes CAMT.053 files for tests: {@code aCamt("08").opening("10.00").credit("5.00").closing("15.00").xml()}. */
final class Camt {

    private final String version;
    private String prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private String account = "<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>";
    private final StringBuilder balances = new StringBuilder();
    private final StringBuilder entries = new StringBuilder();

    private Camt(String version) {
        this.version = version;
    }

    static Camt aCamt(String version) {
        return new Camt(version);
    }

    Camt prolog(String text) {
        prolog = text;
        return this;
    }

    Camt account(String xml) {
        account = xml;
        return this;
    }

    Camt opening(String amount) {
        return balance("OPBD", "EUR", amount, "2024-01-01");
    }

    Camt closing(String amount) {
        return balance("CLBD", "EUR", amount, "2024-01-31");
    }

    /** A negative amount is written as a debit balance. */
    Camt balance(String code, String currency, String amount, String day) {
        balances.append("<Bal><Tp><CdOrPrtry><Cd>").append(code).append("</Cd></CdOrPrtry></Tp>").append(money(currency, amount))
                .append("<Dt><Dt>").append(day).append("</Dt></Dt></Bal>\n");
        return this;
    }

    Camt entry(String amount) {
        return entry(amount, "BOOK", "");
    }

    Camt entry(String amount, String status, String rest) {
        String sts = Integer.parseInt(version) >= 7 ? "<Cd>" + status + "</Cd>" : status;
        entries.append("<Ntry>").append(money("EUR", amount)).append("<Sts>").append(sts).append("</Sts>")
                .append("<BookgDt><Dt>2024-01-15</Dt></BookgDt><ValDt><Dt>2024-01-16</Dt></ValDt>")
                .append(rest.contains("<BkTxCd>") ? "" : "<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>").append(rest).append("</Ntry>\n");
        return this;
    }

    Camt raw(String xml) {
        entries.append(xml);
        return this;
    }

    static String money(String currency, String amount) {
        boolean debit = amount.startsWith("-");
        return "<Amt Ccy=\"" + currency + "\">" + (debit ? amount.substring(1) : amount) + "</Amt><CdtDbtInd>" + (debit ? "DBIT" : "CRDT") + "</CdtDbtInd>";
    }

    String xml() {
        return prolog + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001." + version + "\"><BkToCstmrStmt>\n"
                + "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2024-02-01T06:00:00</CreDtTm></GrpHdr>\n<Stmt><Id>S1</Id><CreDtTm>2024-02-01T06:00:00</CreDtTm>"
                + account + "\n" + balances + entries + "</Stmt></BkToCstmrStmt></Document>\n";
    }
}
