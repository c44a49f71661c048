package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Papers;
import org.chancery.practice.contacts.ContactId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A statement of account on paper, as PDF/A under the firm's letterhead. */
@Service
public class StatementPdf {

    private static final String TEMPLATE = "finance/receivables/statement-pdf.jte";

    private final ClientStatements statements;
    private final Papers papers;
    private final Firms firms;

    StatementPdf(ClientStatements statements, Papers papers, Firms firms) {
        this.statements = statements;
        this.papers = papers;
        this.firms = firms;
    }

    /** The file, by the parameters of {@link ClientStatements#of}; empty for a client who is not there or whom a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> of(ContactId client, @Nullable LocalDate from, @Nullable LocalDate asOf) {
        Instant now = firms.now();
        return statements.of(client, from, asOf).map(statement -> papers.print(new Papers.Sheet(TEMPLATE, Map.of("statement", statement), null, now, now)));
    }
}
