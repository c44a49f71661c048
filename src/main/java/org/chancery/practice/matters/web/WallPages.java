package org.chancery.practice.matters.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallKind;
import org.chancery.practice.matters.WallView;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who can see a matter and why; raising, changing and lifting its walls. */
@Controller
class WallPages {

    private final Walls walls;
    private final Matters matters;
    private final Asked asked;
    private final Users users;

    WallPages(Walls walls, Matters matters, Asked asked, Users users) {
        this.walls = walls;
        this.matters = matters;
        this.asked = asked;
        this.users = users;
    }

    @GetMapping("/matters/{id}/access")
    ModelAndView access(@PathVariable MatterId id) {
        return new ModelAndView("practice/matters/access", Map.of("head", asked.head(id), "access", walls.access(id), "walls", walls.of(id),
                "attempts", walls.attempts(id), "mayManage", Actors.current().may(Permission.WALLS_MANAGE)));
    }

    @GetMapping("/matters/{id}/access/new")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView blank(@PathVariable MatterId id) {
        return newWall(asked.head(id), Form.of(Map.of("kind", WallKind.EXCLUSIONARY)));
    }

    private ModelAndView newWall(MatterHead head, Form form) {
        return new ModelAndView("practice/matters/wall-new", Map.of("head", head, "form", form, "people", users.all()));
    }

    @PostMapping("/matters/{id}/access")
    ModelAndView raise(@PathVariable MatterId id, Posted posted) {
        MatterHead head = asked.head(id);
        Outcome<WallId> outcome = posted.read(f -> new RaiseWall(id, f.constant("kind", WallKind.class), Objects.requireNonNullElse(f.textOrNull("reason"), ""),
                f.ids("people", UserId::of), f.flag("responsibleToo"))).flatMap(walls::raise);
        return Pages.answer(outcome, _ -> afterwards(id), _ -> Flash.done("The wall stands."), posted, form -> newWall(head, form));
    }

    /** Whoever has just shut himself out is led to where he may be. */
    private String afterwards(MatterId id) {
        return matters.find(id).isPresent() ? "/matters/" + id + "/access" : "/matters";
    }

    @GetMapping("/matters/{id}/access/{wall}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView wall(@PathVariable MatterId id, @PathVariable WallId wall) {
        return oneWall(asked.head(id), standing(id, wall), Form.blank());
    }

    private ModelAndView oneWall(MatterHead head, WallView wall, Form form) {
        return new ModelAndView("practice/matters/wall", Map.of("head", head, "wall", wall, "form", form, "people", users.all()));
    }

    private WallView standing(MatterId id, WallId wall) {
        return walls.of(id).stream().filter(each -> each.id().equals(wall) && each.stands()).findFirst().orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/matters/{id}/access/{wall}")
    ModelAndView rename(@PathVariable MatterId id, @PathVariable WallId wall, Posted posted) {
        MatterHead head = asked.head(id);
        WallView standing = standing(id, wall);
        record Names(List<UserId> people, String reason, boolean responsibleToo) {}
        Outcome<WallId> outcome = posted.read(f -> new Names(f.ids("people", UserId::of), Objects.requireNonNullElse(f.textOrNull("reason"), ""), f.flag("responsibleToo")))
                .flatMap(names -> walls.rename(wall, names.people(), names.reason(), names.responsibleToo()));
        return Pages.answer(outcome, _ -> afterwards(id), _ -> Flash.done("The wall names other people now."), posted, form -> oneWall(head, standing, form));
    }

    @PostMapping("/matters/{id}/access/{wall}/lift")
    ModelAndView lift(@PathVariable MatterId id, @PathVariable WallId wall, Posted posted) {
        asked.matter(id);
        return Pages.act(walls.lift(wall, Objects.requireNonNullElse(posted.textOrNull("liftReason"), "")), "/matters/" + id + "/access", "The wall is lifted; it stays on record.");
    }
}
