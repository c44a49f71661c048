package org.chancery.finance.banking.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the statements in an OFX file, and says what else it is when there are none. */
final class OfxStatements {

    private final String version;
    private final Element root;

    OfxStatements(String version, Element root) {
        this.version = version;
        this.root = root;
    }

    StatementFile file() throws UnreadableException {
        refuseOtherBooks();
        List<Statement> statements = new ArrayList<>();
        for (Element messages : root.children()) {
            switch (messages.name) {
                case "BANKMSGSRSV1" -> collect(messages, "STMTTRNRS", "STMTRS", statements);
                case "CREDITCARDMSGSRSV1" -> collect(messages, "CCSTMTTRNRS", "CCSTMTRS", statements);
                default -> { /* sign-on, profile, e-mail and the like hold no money */ }
            }
        }
        if (statements.isEmpty()) {
            throw nothingFound();
        }
        refuseStrays(statements);
        return new StatementFile(format(), statements);
    }

    /** Positions and loans are not lines of a bank account; leaving them out in silence would look like a complete import. */
    private void refuseOtherBooks() throws UnreadableException {
        for (Element messages : root.children()) {
            if (messages.name.startsWith("INVSTMT")) {
                throw messages.refuse("This is the statement of an investment account (securities), not of a bank account. "
                        + "Download the bank account by itself.");
            }
            if (messages.name.startsWith("LOANMSGS")) {
                throw messages.refuse("This is the statement of a loan, not of a bank account. Download the bank account by itself.");
            }
        }
    }

    private static void collect(Element messages, String wrapper, String statement, List<Statement> into) throws UnreadableException {
        for (Element response : messages.children()) {
            if (response.name.equals(statement)) {
                into.add(new OfxStatementReader(response).read());
            } else if (response.name.equals(wrapper)) {
                refuseError(response);
                for (Element found : response.all(statement)) {
                    into.add(new OfxStatementReader(found).read());
                }
            }
        }
    }

    private static void refuseError(@Nullable Element response) throws UnreadableException {
        Element status = response == null ? null : response.first("STATUS");
        if (status != null && "ERROR".equalsIgnoreCase(status.value("SEVERITY"))) {
            String message = status.value("MESSAGE");
            throw status.refuse("The bank answered with an error instead of a statement: " + status.value("CODE")
                    + (message == null ? "" : " " + message) + ".");
        }
    }

    /** Counts anew: in a damaged file a line or a statement could stand where it is not looked for. */
    private void refuseStrays(List<Statement> read) throws UnreadableException {
        int lines = read.stream().mapToInt(s -> s.lines().size()).sum();
        int there = root.count("STMTTRN");
        if (lines != there || read.size() != root.count("STMTRS") + root.count("CCSTMTRS")) {
            throw root.refuse("The file is damaged: of its " + there + " lines only " + lines + " stand in a statement of an account.");
        }
    }

    private UnreadableException nothingFound() throws UnreadableException {
        refuseError(root.first("SIGNONMSGSRSV1", "SONRS"));
        return root.refuse(root.first("SIGNUPMSGSRSV1") != null
                ? "This is a list of accounts and holds no statement. Download the transactions of an account."
                : "This file holds no bank statement. Download the transactions of an account.");
    }

    private String format() {
        Element signOn = root.first("SIGNONMSGSRSV1", "SONRS");
        boolean quicken = signOn != null && signOn.children().stream().anyMatch(e -> e.name.startsWith("INTU."));
        return ((quicken ? "QFX " : "OFX ") + version).strip();
    }
}
