/**
 * Reads the statement files that banks hand out: OFX and QFX (SGML 1.x and XML 2.x) and ISO 20022 CAMT.053.
 *
 * <p>{@link org.chancery.finance.banking.statement.StatementReaders} is the door: bytes in, a
 * {@link org.chancery.finance.banking.statement.StatementReading} out, which is either the whole file or the place
 * and the reason why not. A file is never read in part. A new format joins as a
 * {@link org.chancery.finance.banking.statement.StatementFormat}.
 *
 * <p>Both formats are parsed here and not by a library, because money asks for a strictness that the libraries do
 * not have. Seen with ofx4j 1.39 on real files: an empty closing balance became 0, 31 February became 1 March, a
 * missing date became null, a date with a zone moved to another day, any value that would not convert was logged and
 * passed over, a file with one unclosed list could not be read, and no error carried its place. Prowide's ISO 20022
 * jar is 54 MB and has a separate class model for each of the 13 versions of CAMT.053, where one reader by element
 * name serves them all.
 */
@NullMarked
package org.chancery.finance.banking.statement;

import org.jspecify.annotations.NullMarked;
