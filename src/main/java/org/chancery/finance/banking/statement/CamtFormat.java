package org.chancery.finance.banking.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISO 20022 bank-to-customer statements (CAMT.053), every version so far: what changed between them is read by whichever
 * name is there. Their siblings, the intraday report (CAMT.052) and the notification (CAMT.054), are refused: their lines
 * come again in the statement and would count twice.
 */
final class CamtFormat implements StatementFormat {

    private static final Pattern TELLTALE = Pattern.compile("camt\\.05[234]\\.|<(?:[\\w.-]+:)?bktocstmr");
    private static final Pattern VERSION = Pattern.compile("camt\\.053\\.(\\d{3}\\.\\d{2})", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "CAMT.053";
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = UnknownContent.sniffable(head).stripLeading().toLowerCase(Locale.ROOT);
        return text.startsWith("<") && !UnknownContent.isWebPage(text) && TELLTALE.matcher(text).find();
    }

    @Override
    public StatementReading read(byte[] content) {
        try {
            return new StatementReading.Read(file(new CamtXml(content)));
        } catch (UnreadableException unreadable) {
            return unreadable.asReading();
        }
    }

    private static StatementFile file(CamtXml xml) throws UnreadableException {
        String format = "";
        List<Statement> statements = new ArrayList<>();
        Element message = null;
        while (xml.toNextStart()) {
            String name = xml.name();
            refuseSiblings(name, xml);
            if (name.startsWith("BkToCstmrStmt")) {
                message = xml.stub(null, 0);
                format = format.isEmpty() ? format(xml.namespace()) : format;
            } else if (name.equals("Stmt") && message != null) {
                statements.add(new CamtStatementReader(xml, xml.stub(message, statements.size() + 1)).read());
            }
        }
        if (statements.isEmpty()) {
            throw new UnreadableException(message == null ? Place.WHOLE_FILE : message.place(), "The file holds no statement (Stmt).");
        }
        return new StatementFile(format, statements);
    }

    private static void refuseSiblings(String name, CamtXml xml) throws UnreadableException {
        if (name.startsWith("BkToCstmrAcctRpt")) {
            throw xml.stub(null, 0).refuse("This is an intraday report (CAMT.052) and not a statement: its figures may still change. "
                    + "Download the end-of-day statement (CAMT.053).");
        }
        if (name.startsWith("BkToCstmrDbtCdtNtfctn")) {
            throw xml.stub(null, 0).refuse("This is a notification of single payments (CAMT.054) and not a statement: "
                    + "its payments come again in the statement. Download the statement (CAMT.053).");
        }
    }

    private static String format(String namespace) {
        Matcher version = VERSION.matcher(namespace);
        return version.find() ? "CAMT.053." + version.group(1) : "CAMT.053";
    }
}
