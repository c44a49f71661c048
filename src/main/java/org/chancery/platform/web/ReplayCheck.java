package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether a kept answer may still be given to whom it was given: whoever has lost a permission that it took, or stands behind a wall around
 * something that the request or its answer names, is answered as if he had asked only now.
 */
@Component
class ReplayCheck {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final SignedIn signedIn;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    ReplayCheck(SignedIn signedIn, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.signedIn = signedIn;
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** 403 without the permission, 404 behind a wall; empty if the answer may be given again. */
    Optional<HttpStatus> refused(KeptAnswers.Kept kept, SentBody.Hashed sent) {
        SignedInPerson person = signedIn.current().orElseThrow(() -> new IllegalStateException("a kept answer is somebody's"));
        if (!kept.permissions().stream().allMatch(person::may)) {
            return Optional.of(HttpStatus.FORBIDDEN);
        }
        String named = ids(asked(sent) + " " + kept.headers() + " " + text(kept.body()));
        return isWalledOff(named) ? Optional.of(HttpStatus.NOT_FOUND) : Optional.empty();
    }

    private boolean isWalledOff(String named) {
        return !named.isEmpty() && Objects.requireNonNull(reading.execute(_ ->
                jdbc.sql("select platform.any_walled_off(string_to_array(:ids, ',')::uuid[])").param("ids", named).query(Boolean.class).single()));
    }

    private static String asked(SentBody.Hashed sent) {
        HttpServletRequest request = sent.request();
        String fields = request.getParameterMap().values().stream().map(values -> String.join(" ", values)).collect(Collectors.joining(" "));
        return request.getRequestURI() + " " + fields + " " + text(sent.body());
    }

    /** Ids are ASCII in every encoding that is taken. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static String ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).distinct().collect(Collectors.joining(","));
    }
}
