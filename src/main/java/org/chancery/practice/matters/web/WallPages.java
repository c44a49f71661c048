package org.chancery.practice.matters.web;

import java.util.Map;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.Accesses;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallKind;
import org.chancery.practice.matters.WallScope;
import org.chancery.practice.matters.WallView;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who can see a matter and why; raising, changing and lifting its walls. */
@Controller
class WallPages {

    private final Walls walls;
    private final Accesses accesses;
    private final Matters matters;
    private final Asked asked;
    private final WallForms forms;

    WallPages(Walls walls, Accesses accesses, Matters matters, Asked asked, WallForms forms) {
        this.walls = walls;
        this.accesses = accesses;
        this.matters = matters;
        this.asked = asked;
        this.forms = forms;
    }

    @GetMapping("/matters/{id}/access")
    @Requires(Permission.MATTERS_VIEW)
    ModelAndView access(@PathVariable MatterId id) {
        return new ModelAndView("practice/matters/access", Map.of("head", asked.head(id), "access", accesses.of(id), "walls", walls.of(id),
                "mayManage", Actors.current().may(Permission.WALLS_MANAGE)));
    }

    @GetMapping("/matters/{id}/access/new")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView blank(@PathVariable MatterId id) {
        return newWall(asked.head(id), Form.of(Map.of("kind", WallKind.EXCLUSIONARY)));
    }

    private ModelAndView newWall(MatterHead head, Form form) {
        Map<String, Object> model = forms.model(form);
        model.put("head", head);
        return new ModelAndView("practice/matters/wall-new", model);
    }

    @PostMapping("/matters/{id}/access")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView raise(@PathVariable MatterId id, Posted posted) {
        MatterHead head = asked.head(id);
        Outcome<WallId> outcome = forms.wall(new WallScope.OfMatter(id), posted).flatMap(walls::raise);
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
        Map<String, Object> model = forms.model(form);
        model.put("head", head);
        model.put("wall", wall);
        return new ModelAndView("practice/matters/wall", model);
    }

    private WallView standing(MatterId id, WallId wall) {
        return walls.of(id).stream().filter(each -> each.id().equals(wall) && id.equals(each.matterId()) && each.stands()).findFirst().orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/matters/{id}/access/{wall}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView rename(@PathVariable MatterId id, @PathVariable WallId wall, Posted posted) {
        MatterHead head = asked.head(id);
        WallView standing = standing(id, wall);
        Outcome<WallId> outcome = forms.names(standing, posted).flatMap(to -> walls.rename(wall, to.names(), to.reason(), to.responsibleToo()));
        return Pages.answer(outcome, _ -> afterwards(id), _ -> Flash.done("The wall names other people now."), posted, form -> oneWall(head, standing, form));
    }

    @PostMapping("/matters/{id}/access/{wall}/lift")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView lift(@PathVariable MatterId id, @PathVariable WallId wall, Posted posted) {
        asked.matter(id);
        return Pages.act(walls.lift(wall, WallForms.text(posted, "liftReason")), "/matters/" + id + "/access", "The wall is lifted; it stays on record.");
    }
}
