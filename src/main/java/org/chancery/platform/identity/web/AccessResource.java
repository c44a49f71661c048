package org.chancery.platform.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChangeId;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.SecondFactors;
import org.chancery.platform.identity.SignInRules;
import org.chancery.platform.identity.SignInRules.Fresh;
import org.chancery.platform.identity.SignInRules.Rules;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.platform.identity.WebSessions;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.shared.UserId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People's sessions and second factors, and the firm's rules for them, as JSON. */
@RestController
class AccessResource {

    private final Users users;
    private final WebSessions sessions;
    private final SecondFactors factors;
    private final SignInRules rules;

    AccessResource(Users users, WebSessions sessions, SecondFactors factors, SignInRules rules) {
        this.users = users;
        this.sessions = sessions;
        this.factors = factors;
        this.rules = rules;
    }

    /** A session of a person. */
    public record SessionJson(UUID id, String device, String address, Instant since, Instant lastUsedAt) {}

    /** All rules at once. @param rolesWithFactor the names of the roles that must have a second factor */
    public record NewRules(Fresh freshFactor, List<String> rolesWithFactor) {}

    private UserView person(UUID id) {
        return users.find(new UserId(id)).orElseThrow(RefusedRequest::notFound);
    }

    @GetMapping("/api/v1/users/{id}/sessions")
    @Requires(Permission.PEOPLE_MANAGE)
    Slice<SessionJson> list(@PathVariable UUID id) {
        return Slice.whole(sessions.of(person(id).id()).stream()
                .map(each -> new SessionJson(each.id(), each.device(), each.address(), each.since(), each.lastUsedAt())).toList());
    }

    @DeleteMapping("/api/v1/users/{id}/sessions")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> end(@PathVariable UUID id) {
        return Answers.done(sessions.endOf(person(id).id(), person(id).name(), null));
    }

    /** What was asked. @param waiting whether another person must approve it first */
    public record AskedReset(PermissionChangeId change, boolean waiting) {}

    /** Asks that a person's second factors be reset; in effect once another person has approved it. @param reason for whoever approves it */
    @DeleteMapping("/api/v1/users/{id}/factors")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<AskedReset> reset(@PathVariable UUID id, @RequestParam String reason) {
        UserView person = person(id);
        return Answers.ok(factors.reset(person.id(), person.name(), reason).map(change -> new AskedReset(change, !factors.of(person.id()).isEmpty())));
    }

    @GetMapping("/api/v1/sign-in-rules")
    @Requires(Permission.PEOPLE_MANAGE)
    Rules rules() {
        return rules.current();
    }

    @PutMapping("/api/v1/sign-in-rules")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> set(@RequestBody NewRules asked) {
        return Answers.done(rules.set(asked.freshFactor(), Set.copyOf(asked.rolesWithFactor())));
    }
}
