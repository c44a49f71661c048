package org.chancery.platform.identity.web;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chancery.platform.identity.Emergencies;
import org.chancery.platform.identity.Emergency;
import org.chancery.platform.identity.EmergencyId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.MalformedRequest;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Emergency access as JSON. What is opened holds in the person's browser sessions; a token has its scopes and no more. */
@RestController
@RequestMapping("/api/v1/emergencies")
class EmergencyResource {

    private final Emergencies emergencies;
    private final Lists lists;

    EmergencyResource(Emergencies emergencies, Lists lists) {
        this.emergencies = emergencies;
        this.lists = lists;
    }

    /** @param permissions by name @param minutes how long */
    public record NewEmergency(List<String> permissions, String reason, int minutes) {}

    /** What was found when it was looked over. */
    public record Review(String comment) {}

    @GetMapping
    @Requires({Permission.ACCESS_BREAK_GLASS, Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    Slice<Emergency> list(ListRequest request) {
        return lists.slice(EmergencyPages.LISTING, request.bind("overdueHours", emergencies.overdueHours()));
    }

    @GetMapping("/{id}")
    @Requires({Permission.ACCESS_BREAK_GLASS, Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    Emergency one(@PathVariable EmergencyId id) {
        return emergencies.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping
    @Requires(Permission.ACCESS_BREAK_GLASS)
    ResponseEntity<Emergency> open(@RequestBody NewEmergency asked) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        asked.permissions().forEach(name -> permissions.add(Permission.named(name)
                .orElseThrow(() -> new MalformedRequest(List.of(Refusal.at("permissions", "permission-unknown", "There is no permission “" + name + "”."))))));
        return Answers.created(emergencies.open(permissions, asked.reason(), Duration.ofMinutes(asked.minutes())).map(this::one), made -> "/api/v1/emergencies/" + made.id());
    }

    @PostMapping("/{id}/end")
    @Requires({Permission.ACCESS_BREAK_GLASS, Permission.PEOPLE_MANAGE})
    ResponseEntity<Void> end(@PathVariable EmergencyId id) {
        return Answers.done(emergencies.end(id));
    }

    @PostMapping("/{id}/review")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> review(@PathVariable EmergencyId id, @RequestBody Review review) {
        return Answers.done(emergencies.review(id, review.comment()));
    }
}
