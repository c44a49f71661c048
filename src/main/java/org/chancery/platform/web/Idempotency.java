package org.chancery.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.chancery.shared.Refusal;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code Idempotency-Key} on every POST of the API: the same key and content give the first answer again, other content is refused.
 *
 * <p>The whole request is one transaction, in which the key, what was done and the answer are written; so after a crash at any moment
 * either all of it is there and is answered again, or nothing is and the request runs anew. A second request with the same key waits at
 * the first one's row until that transaction ends. A refusal changes nothing: the transaction is rolled back, and the refusal is kept in
 * one of its own. Faults of ours, and refusals that a caller can mend without changing the request (sign-in, permission, limits), are not
 * kept. Whoever has lost a permission or the sight of what an answer names since is not given it again. See {@code docs/adr/0008-idempotency.md}.
 */
class Idempotency extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Set<Integer> NOT_KEPT = Set.of(401, 403, 408, 413, 429);

    private final KeptAnswers answers;
    private final PlatformTransactionManager transactions;
    private final JdbcTemplate jdbc;
    private final ErrorAnswers errors;
    private final WebLimits limits;
    private final ReplayCheck replays;

    Idempotency(KeptAnswers answers, PlatformTransactionManager transactions, DataSource dataSource, ErrorAnswers errors, WebLimits limits, ReplayCheck replays) {
        this.replays = replays;
        this.answers = answers;
        this.transactions = transactions;
        this.jdbc = new JdbcTemplate(dataSource);
        this.errors = errors;
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().startsWith("/api/v1/") || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String key = String.valueOf(request.getHeader(HEADER));
        if (!KEY.matcher(key).matches()) {
            errors.write(response, HttpStatus.BAD_REQUEST, Refusal.at(HEADER, "malformed", "The key is 1 to 200 printable ASCII characters without spaces."));
            return;
        }
        var held = new HeldAnswer(response);
        try {
            SentBody.Hashed sent = SentBody.read(request, limits.jsonSize().toBytes());
            answer("api:" + key, sent, held, chain);
        } catch (StillUnderWay _) {
            underWay(held);
        } catch (RuntimeException fault) {
            errors.resolveException(request, held, null, fault);
        }
        held.release();
    }

    private void answer(String key, SentBody.Hashed sent, HeldAnswer held, FilterChain chain) throws ServletException, IOException {
        TransactionStatus whole = begin();
        try {
            if (!claim(key, sent)) {
                Optional<KeptAnswers.Kept> kept = answers.find(key);
                transactions.rollback(whole);
                again(kept, sent, held);
                return;
            }
            carryOut(sent, held, chain);
            if (held.getStatus() < 400) {
                complete(key, sent, held, whole);
                return;
            }
        } catch (StillUnderWay waited) {
            rollBack(whole);
            throw waited;
        } catch (RuntimeException fault) {
            rollBack(whole);
            errors.resolveException(sent.request(), held, null, fault);
        } catch (ServletException | IOException | Error fault) {
            rollBack(whole);
            throw fault;
        }
        rollBack(whole);
        keepRefusal(key, sent, held);
    }

    private static final class StillUnderWay extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private boolean claim(String key, SentBody.Hashed sent) {
        try {
            return answers.claim(key, sent.hash());
        } catch (QueryTimeoutException waited) {
            throw new StillUnderWay();
        }
    }

    private static void carryOut(SentBody.Hashed sent, HeldAnswer held, FilterChain chain) throws ServletException, IOException {
        chain.doFilter(sent.request(), held);
        if (sent.request().isAsyncStarted()) {
            throw new IllegalStateException("an answer to a POST is given at once");
        }
    }

    /** Checks what is checked at the commit while the answer can still be a refusal, then commits the act with its answer. */
    private void complete(String key, SentBody.Hashed sent, HeldAnswer held, TransactionStatus whole) {
        if (whole.isRollbackOnly()) {
            throw new IllegalStateException("the answer is " + held.getStatus() + ", but a part of what it answers was refused");
        }
        if (held.getContentSize() > limits.answerSize().toBytes()) {
            throw new IllegalStateException("the answer has " + held.getContentSize() + " bytes, too many to keep");
        }
        jdbc.execute("set constraints all immediate");
        answers.keep(key, held.getStatus(), held.kept(), held.getContentAsByteArray(), UsedPermissions.of(sent.request()));
        transactions.commit(whole);
    }

    /** Another request with this key may have come in between; then its answer is the answer. */
    private void keepRefusal(String key, SentBody.Hashed sent, HeldAnswer held) throws IOException {
        if (held.getStatus() >= 500 || NOT_KEPT.contains(held.getStatus())) {
            return;
        }
        TransactionStatus own = begin();
        Optional<KeptAnswers.Kept> other;
        boolean claimed;
        try {
            claimed = claim(key, sent);
            other = claimed ? Optional.empty() : answers.find(key);
            if (claimed) {
                answers.keep(key, held.getStatus(), held.kept(), held.getContentAsByteArray(), UsedPermissions.of(sent.request()));
            }
            transactions.commit(own);
        } catch (RuntimeException fault) {
            rollBack(own);
            throw fault;
        }
        if (!claimed) {
            again(other, sent, held);
        }
    }

    private void again(Optional<KeptAnswers.Kept> kept, SentBody.Hashed sent, HeldAnswer held) throws IOException {
        if (kept.isEmpty()) {
            underWay(held);
        } else if (!kept.get().answers(sent.hash())) {
            held.reset();
            errors.write(held, HttpStatus.UNPROCESSABLE_CONTENT, Refusal.at(HEADER, "idempotency-key-reused",
                    "This key was used for another request. Use a new key for each act."));
        } else {
            Optional<HttpStatus> refused = replays.refused(kept.get(), sent);
            if (refused.isPresent()) {
                held.reset();
                errors.write(held, refused.get(), Refusal.of(Faults.code(refused.get()), Faults.words(refused.get())));
            } else {
                HeldAnswer.replay(kept.get(), held);
            }
        }
    }

    private void underWay(HeldAnswer held) {
        held.reset();
        held.setHeader("Retry-After", "1");
        errors.write(held, HttpStatus.CONFLICT, Refusal.at(HEADER, "idempotency-in-progress", "The first request with this key is still under way. Ask again in a moment."));
    }

    private TransactionStatus begin() {
        return transactions.getTransaction(new DefaultTransactionDefinition());
    }

    private void rollBack(TransactionStatus status) {
        if (!status.isCompleted()) {
            transactions.rollback(status);
        }
    }
}
