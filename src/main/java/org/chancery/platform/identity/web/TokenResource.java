package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Tokens.Issued;
import org.chancery.platform.identity.Tokens.NewToken;
import org.chancery.platform.identity.Tokens.TokenView;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Slice;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The firm's API tokens as JSON. Answers that hold a secret are not kept, so these requests take no {@code Idempotency-Key}. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenResource {

    private final Tokens tokens;

    TokenResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A token without its secret. */
    public record TokenJson(UUID id, UserId userId, String name, List<String> scopes, Instant createdAt, Instant expiresAt, Tokens.Status status,
            @Nullable Integer requestsPerMinute, @Nullable Instant oldSecretUntil, @Nullable Instant lastUsedAt, @Nullable String lastUsedFrom, long requests) {
        static TokenJson of(TokenView token) {
            return new TokenJson(token.id(), token.user(), token.name(), token.scopes(), token.createdAt(), token.expiresAt(), token.status(),
                    token.requestsPerMinute(), token.oldSecretUntil(), token.lastUsedAt(), token.lastUsedFrom(), token.requests());
        }
    }

    /** @param requestsPerMinute null for the usual limit */
    public record AskedToken(UserId userId, String name, List<String> scopes, int days, @Nullable Integer requestsPerMinute) {}

    /** @param graceHours how long the old secret still works; 0: it ends at once */
    public record AskedRotation(int graceHours) {}

    /** @param secret shown this once */
    public record IssuedJson(UUID id, String name, String secret) {
        static IssuedJson of(Issued issued) {
            return new IssuedJson(issued.id(), issued.name(), issued.secret());
        }
    }

    @GetMapping
    @Requires(Permission.PEOPLE_MANAGE)
    Slice<TokenJson> list() {
        return Slice.whole(tokens.all().stream().map(TokenJson::of).toList());
    }

    @PostMapping
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<IssuedJson> issue(@RequestBody AskedToken asked, HttpServletRequest request) {
        return Answers.created(withoutKey(request).flatMap(_ -> scopes(asked.scopes()))
                .flatMap(scopes -> tokens.issue(new NewToken(asked.userId(), asked.name(), scopes, Duration.ofDays(asked.days()), asked.requestsPerMinute())))
                .map(IssuedJson::of), issued -> "/api/v1/tokens");
    }

    @PostMapping("/{id}/rotate")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<IssuedJson> rotate(@PathVariable UUID id, @RequestBody AskedRotation asked, HttpServletRequest request) {
        return Answers.ok(withoutKey(request).flatMap(_ -> tokens.rotate(id, Duration.ofHours(asked.graceHours()))).map(IssuedJson::of));
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> end(@PathVariable UUID id) {
        return Answers.done(tokens.revoke(id));
    }

    private static Outcome<Boolean> withoutKey(HttpServletRequest request) {
        return request.getHeader("Idempotency-Key") == null ? Outcome.done(true)
                : Outcome.refused("key-refused", "A secret is in no kept answer: send this request without Idempotency-Key.");
    }

    private static Outcome<Set<Permission>> scopes(List<String> names) {
        Optional<String> unknown = names.stream().filter(name -> Permission.named(name).isEmpty()).findFirst();
        if (unknown.isPresent() || names.isEmpty()) {
            return Outcome.refusedAt("scopes", "scope-unknown", unknown.map(name -> "There is no scope “" + name + "”.").orElse("Say what the token may do."));
        }
        return Outcome.done(names.stream().map(Permission::named).flatMap(Optional::stream).collect(Collectors.toSet()));
    }
}
