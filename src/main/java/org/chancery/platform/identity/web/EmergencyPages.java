package org.chancery.platform.identity.web;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Emergencies;
import org.chancery.platform.identity.Emergency;
import org.chancery.platform.identity.Emergency.State;
import org.chancery.platform.identity.EmergencyId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Permission.Area;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Tone;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Emergency access: opened, ended, and looked over by another person. */
@Controller
class EmergencyPages {

    static final String HOME = "/permissions/emergencies";

    static final Listing<Emergency> LISTING = Listing.of("emergencies", "Emergency access", Emergency.class)
            .sql(Emergencies.SQL)
            .row(Emergencies::read)
            .column(Column.instant("openedAt", "Opened", Emergency::openedAt).required())
            .column(Column.text("userName", "Who", Emergency::userName).link(each -> HOME + "/" + each.id()).required())
            .column(Column.prose("what", "What", (Emergency each) -> String.join(", ", each.titles())))
            .column(Column.prose("reason", "Why", Emergency::reason))
            .column(Column.instant("over", "Until", Emergency::over).required())
            .column(Column.tag("state", "Status", (Emergency each) -> each.state().title()).tone(each -> tone(each.state())))
            .column(Column.text("reviewedByName", "Looked over by", Emergency::reviewedByName))
            .filter(Filter.choice("state", "Status", Choices.of(State.class, State::title)))
            .filter(Filter.reference("userId", "Person", "select name from platform.app_user where id = :id"))
            .filter(Filter.instants("opened", "Opened", "opened_at"))
            .sort("-openedAt")
            .view("To be looked over", "state=TO_REVIEW&state=OVERDUE")
            .action("Open emergency access", HOME + "/new", Permission.ACCESS_BREAK_GLASS.permission())
            .empty("No emergency yet", "When somebody must act whose roles do not permit it, and nobody can approve in time: permissions for an hour, with a reason, looked over afterwards.")
            .build();

    private static final List<Integer> MINUTES = List.of(15, 30, 60, 120, 240, 480);

    private final Emergencies emergencies;
    private final PermissionTabs tabs;
    private final Lists lists;

    EmergencyPages(Emergencies emergencies, PermissionTabs tabs, Lists lists) {
        this.emergencies = emergencies;
        this.tabs = tabs;
        this.lists = lists;
    }

    static Tone tone(State state) {
        return switch (state) {
            case OPEN, OVERDUE -> Tone.BAD;
            case TO_REVIEW -> Tone.WARN;
            case CLOSED -> Tone.GOOD;
        };
    }

    @GetMapping(HOME)
    @Requires({Permission.ACCESS_BREAK_GLASS, Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    ModelAndView list(ListRequest request) {
        return lists.page(LISTING, request.bind("overdueHours", emergencies.overdueHours()), "platform/identity/emergencies", Map.of("tabs", tabs.tabs()));
    }

    @GetMapping(HOME + "/new")
    @Requires(Permission.ACCESS_BREAK_GLASS)
    ModelAndView blank() {
        return form(Form.of(Map.of("minutes", "60")));
    }

    private ModelAndView form(Form form) {
        Actor me = Actors.current();
        Map<Area, List<Permission>> areas = RolePages.byArea().entrySet().stream()
                .map(area -> Map.entry(area.getKey(), area.getValue().stream().filter(each -> !me.may(each) && !Emergencies.NEVER.contains(each)).toList()))
                .filter(area -> !area.getValue().isEmpty()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, java.util.TreeMap::new));
        List<Option> lengths = MINUTES.stream().filter(each -> Duration.ofMinutes(each).compareTo(emergencies.longest()) <= 0)
                .map(each -> Option.of(each.toString(), each < 60 ? each + " minutes" : each == 60 ? "an hour" : each / 60 + " hours")).toList();
        return new ModelAndView("platform/identity/emergency-new", Map.of("form", form, "areas", areas, "lengths", lengths,
                "chosen", Set.copyOf(form.typed().getOrDefault("permissions", List.of()))));
    }

    @PostMapping(HOME)
    @Requires(Permission.ACCESS_BREAK_GLASS)
    ModelAndView open(Posted posted) {
        record Asked(Set<Permission> permissions, String reason, Duration length) {}
        return Pages.answer(posted.read(f -> new Asked(permissions(f), f.text("reason"), Duration.ofMinutes(f.number("minutes"))))
                .flatMap(asked -> emergencies.open(asked.permissions(), asked.reason(), asked.length())), id -> HOME + "/" + id, _ -> Flash.warning("It is open from your next click. Everybody who sets roles is told."), posted, this::form);
    }

    private static Set<Permission> permissions(Posted posted) {
        return posted.all("permissions").stream().flatMap(name -> Permission.named(name).stream()).collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    @GetMapping(HOME + "/{id}")
    @Requires({Permission.ACCESS_BREAK_GLASS, Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    ModelAndView show(@PathVariable EmergencyId id) {
        return page(id, Form.blank());
    }

    private ModelAndView page(EmergencyId id, Form form) {
        Emergency emergency = emergencies.find(id).orElseThrow(RefusedRequest::notFound);
        Actor me = Actors.current();
        boolean mine = emergency.user().equals(me.id());
        boolean manages = me.may(Permission.PEOPLE_MANAGE);
        return new ModelAndView("platform/identity/emergency", Map.of("emergency", emergency, "form", form, "mayEnd", emergency.isOpen() && Stream.of(mine, manages).anyMatch(each -> each),
                "mayReview", emergency.isToBeReviewed() && manages && !mine));
    }

    @PostMapping(HOME + "/{id}/end")
    @Requires({Permission.ACCESS_BREAK_GLASS, Permission.PEOPLE_MANAGE})
    ModelAndView end(@PathVariable EmergencyId id) {
        return Pages.act(emergencies.end(id), HOME + "/" + id, "The emergency access is ended.");
    }

    @PostMapping(HOME + "/{id}/review")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView review(@PathVariable EmergencyId id, Posted posted) {
        String comment = posted.textOrNull("comment");
        return Pages.answer(emergencies.review(id, comment == null ? "" : comment), _ -> HOME + "/" + id, _ -> Flash.done("Noted: you have looked this over."), posted, form -> page(id, form));
    }
}
