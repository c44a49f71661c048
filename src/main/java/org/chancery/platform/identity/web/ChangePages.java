package org.chancery.platform.identity.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChange;
import org.chancery.platform.identity.PermissionChange.Kind;
import org.chancery.platform.identity.PermissionChange.Status;
import org.chancery.platform.identity.PermissionChange.Way;
import org.chancery.platform.identity.PermissionChangeId;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.Tone;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Changes of permissions: what waits for a second person, and all that were. */
@Controller
class ChangePages {

    static final String HOME = "/permissions/changes";

    private final PermissionChanges changes;
    private final PermissionTabs tabs;
    private final Lists lists;
    private final Clock clock;

    ChangePages(PermissionChanges changes, PermissionTabs tabs, Lists lists, Clock clock) {
        this.changes = changes;
        this.tabs = tabs;
        this.lists = lists;
        this.clock = clock;
    }

    static Listing<PermissionChange> listing(Function<Row, PermissionChange> reader) {
        return Listing.of("permission-changes", "Changes of permissions", PermissionChange.class)
                .sql(PermissionChanges.SQL)
                .row(reader)
                .column(Column.instant("askedAt", "Asked", PermissionChange::askedAt).required())
                .column(Column.text("subject", "Whose", PermissionChange::subject).small(change -> change.kind().title()).link(change -> HOME + "/" + change.id()).required())
                .column(Column.prose("gives", "Change", ChangePages::difference))
                .column(Column.text("askedByName", "By", PermissionChange::askedByName).required())
                .column(Column.prose("reason", "Why", PermissionChange::reason))
                .column(Column.tag("status", "Status", (PermissionChange change) -> change.status().title()).tone(ChangePages::tone))
                .column(Column.tag("way", "How", (PermissionChange change) -> way(change)).tone(ChangePages::wayTone))
                .column(Column.text("decidedByName", "Decided by", PermissionChange::decidedByName))
                .column(Column.instant("decidedAt", "Decided", PermissionChange::decidedAt))
                .filter(Filter.choice("status", "Status", Choices.of(Status.class, Status::title)))
                .filter(Filter.choice("way", "How", Choices.of(Way.class, Way::title)))
                .filter(Filter.choice("kind", "Of a", Choices.of(Kind.class, Kind::title)))
                .filter(Filter.choice("unreviewed", "Looked over", Choices.of(java.util.List.of(new org.chancery.platform.web.Option("true", "Not yet"))), "unreviewed::text in (:unreviewed)"))
                .filter(Filter.reference("subjectId", "Whose", null))
                .filter(Filter.instants("asked", "Asked", "asked_at"))
                .search("subject ilike :q or reason ilike :q or asked_by_name ilike :q")
                .sort("-askedAt")
                .view("Waiting", "status=WAITING")
                .view("Alone, not looked over", "unreviewed=true")
                .empty("No changes yet", "Whoever changes what a role permits, or who has it, asks here; another person approves.")
                .build();
    }

    static String difference(PermissionChange change) {
        String added = change.added().isEmpty() ? "" : "+ " + String.join(", ", change.added());
        String removed = change.removed().isEmpty() ? "" : "− " + String.join(", ", change.removed());
        return (added + " " + removed).strip();
    }

    static String way(PermissionChange change) {
        Way way = change.way();
        return way == null ? "" : switch (way) {
            case GIVES_NOTHING -> "Gives nothing";
            case APPROVED -> "Two people";
            case ALONE -> change.unreviewed() ? "Alone" : "Alone, looked over";
        };
    }

    static Tone wayTone(PermissionChange change) {
        return change.unreviewed() ? Tone.BAD : change.way() == Way.ALONE ? Tone.WARN : Tone.PLAIN;
    }

    static Tone tone(PermissionChange change) {
        return switch (change.status()) {
            case WAITING -> Tone.WARN;
            case DONE -> Tone.GOOD;
            case DECLINED -> Tone.BAD;
            case WITHDRAWN, EXPIRED -> Tone.PLAIN;
        };
    }

    @GetMapping(HOME)
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    ModelAndView list(ListRequest request) {
        return lists.page(listing(changes.reader()), request.bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)), "platform/identity/changes", Map.of("tabs", tabs.tabs()));
    }

    @GetMapping(HOME + "/{id}")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    ModelAndView show(@PathVariable PermissionChangeId id) {
        return page(id, Form.blank());
    }

    private ModelAndView page(PermissionChangeId id, Form form) {
        PermissionChange change = changes.find(id).orElseThrow(RefusedRequest::notFound);
        var me = Actors.current();
        boolean mine = change.askedBy().equals(me.id());
        return new ModelAndView("platform/identity/change", Map.of("change", change, "form", form, "mine", mine, "mayManage", me.may(Permission.PEOPLE_MANAGE),
                "mayApprove", change.isWaiting() && me.may(Permission.PEOPLE_MANAGE) && !change.gives(me.id()) && (!mine || changes.mayAlone(change)),
                "approvers", change.isWaiting() ? changes.approvers(change) : java.util.List.of()));
    }

    @PostMapping(HOME + "/{id}/approve")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView approve(@PathVariable PermissionChangeId id, Posted posted) {
        return answer(id, posted, "remark", changes::approve, "It is in effect, from everybody's next click.");
    }

    @PostMapping(HOME + "/{id}/decline")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView decline(@PathVariable PermissionChangeId id, Posted posted) {
        return answer(id, posted, "remark", changes::decline, "Nothing is changed.");
    }

    @PostMapping(HOME + "/{id}/review")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView review(@PathVariable PermissionChangeId id, Posted posted) {
        return answer(id, posted, "comment", changes::review, "Noted: you have looked this over.");
    }

    private ModelAndView answer(PermissionChangeId id, Posted posted, String field, BiFunction<PermissionChangeId, String, Outcome<PermissionChangeId>> act, String said) {
        String text = posted.textOrNull(field);
        return Pages.answer(act.apply(id, text == null ? "" : text), _ -> HOME + "/" + id, _ -> Flash.done(said), posted, form -> page(id, form));
    }
}
