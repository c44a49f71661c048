package org.chancery.practice.matters.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Version;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.web.MatterList.MatterRow;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Matters on the API. What a wall hides is 404, as if it had never been. */
@RestController
@RequestMapping("/api/v1/matters")
class MatterResource {

    private final Matters matters;
    private final Asked asked;
    private final Lists lists;

    MatterResource(Matters matters, Asked asked, Lists lists) {
        this.matters = matters;
        this.asked = asked;
        this.lists = lists;
    }

    record OnBody(@Nullable LocalDate on) {}

    record CloseBody(@Nullable LocalDate closedOn) {}

    @PostMapping
    ResponseEntity<MatterView> open(@RequestBody MatterBody body) {
        MatterDetails details = body.details();
        Outcome<MatterView> outcome = Boolean.TRUE.equals(body.prospective()) ? matters.propose(details) : matters.open(details);
        return Answers.created(outcome, matter -> "/api/v1/matters/" + matter.id());
    }

    @GetMapping
    @Requires(Permission.MATTERS_VIEW)
    Slice<MatterRow> list(ListRequest request) {
        return lists.slice(MatterList.MATTERS, request);
    }

    @GetMapping("/{id}")
    ResponseEntity<MatterView> get(@PathVariable MatterId id) {
        MatterView matter = asked.matter(id);
        return Version.of(matter, matter.version());
    }

    /** Changes what is given and leaves the rest. {@code If-Match} guards against a change in between. */
    @PatchMapping("/{id}")
    ResponseEntity<MatterView> change(@PathVariable MatterId id, @RequestBody MatterBody body, HttpServletRequest request) {
        MatterView matter = asked.matter(id);
        Version.check(request, matter.version());
        if (body.prospective() != null) {
            return Answers.ok(Outcome.<MatterView>refusedAt("prospective", "field-of-new-matter", "A matter is taken on by POST /matters/{id}/take-on."));
        }
        return Answers.ok(matters.change(id, matter.version(), body.over(matter)));
    }

    @PostMapping("/{id}/take-on")
    ResponseEntity<MatterView> takeOn(@PathVariable MatterId id, @RequestBody(required = false) @Nullable OnBody body) {
        asked.matter(id);
        return Answers.ok(matters.takeOn(id, body == null ? null : body.on()));
    }

    @PostMapping("/{id}/close")
    ResponseEntity<MatterView> close(@PathVariable MatterId id, @RequestBody(required = false) @Nullable CloseBody body) {
        asked.matter(id);
        return Answers.ok(matters.close(id, body == null ? null : body.closedOn()));
    }

    @PostMapping("/{id}/reopen")
    ResponseEntity<MatterView> reopen(@PathVariable MatterId id) {
        asked.matter(id);
        return Answers.ok(matters.reopen(id));
    }

    @PostMapping("/{id}/hold")
    ResponseEntity<MatterView> hold(@PathVariable MatterId id) {
        asked.matter(id);
        return Answers.ok(matters.hold(id));
    }

    @PostMapping("/{id}/resume")
    ResponseEntity<MatterView> resume(@PathVariable MatterId id) {
        asked.matter(id);
        return Answers.ok(matters.resume(id));
    }
}
