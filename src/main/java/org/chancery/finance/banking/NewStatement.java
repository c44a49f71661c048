package org.chancery.finance.banking;

import java.util.Map;
import org.chancery.finance.banking.statement.Statement;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.storage.BlobId;

/**
 * A statement to be written.
 *
 * @param known the lines that the account has already, by their position in the statement
 */
record NewStatement(StatementId id, BankAccountId account, String format, Statement statement, Map<Integer, LineId> known, String fileName, byte[] sha256, BlobId content) {}
