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
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.Accesses;
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

/** Who can see a client and all its matters, and why; the walls around it. */
@Controller
class ClientWallPages {

    private final Walls walls;
    private final Accesses accesses;
    private final Contacts contacts;
    private final WallForms forms;

    ClientWallPages(Walls walls, Accesses accesses, Contacts contacts, WallForms forms) {
        this.walls = walls;
        this.accesses = accesses;
        this.contacts = contacts;
        this.forms = forms;
    }

    private ContactView client(ContactId id) {
        return contacts.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @GetMapping("/contacts/{id}/access")
    @Requires(Permission.CONTACTS_VIEW)
    ModelAndView access(@PathVariable ContactId id) {
        return new ModelAndView("practice/matters/client-access", Map.of("client", client(id), "access", accesses.of(id), "walls", walls.of(id),
                "mayManage", Actors.current().may(Permission.WALLS_MANAGE)));
    }

    @GetMapping("/contacts/{id}/access/new")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView blank(@PathVariable ContactId id) {
        return newWall(client(id), Form.of(Map.of("kind", WallKind.EXCLUSIONARY)));
    }

    private ModelAndView newWall(ContactView client, Form form) {
        Map<String, Object> model = forms.model(form);
        model.put("client", client);
        return new ModelAndView("practice/matters/client-wall-new", model);
    }

    @PostMapping("/contacts/{id}/access")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView raise(@PathVariable ContactId id, Posted posted) {
        ContactView client = client(id);
        Outcome<WallId> outcome = forms.wall(new WallScope.OfClient(id), posted).flatMap(walls::raise);
        return Pages.answer(outcome, _ -> afterwards(id), _ -> Flash.done("The wall stands, around the client and all its matters."), posted, form -> newWall(client, form));
    }

    private String afterwards(ContactId id) {
        return contacts.find(id).isPresent() ? "/contacts/" + id + "/access" : "/contacts";
    }

    @GetMapping("/contacts/{id}/access/{wall}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView wall(@PathVariable ContactId id, @PathVariable WallId wall) {
        return oneWall(client(id), standing(id, wall), Form.blank());
    }

    private ModelAndView oneWall(ContactView client, WallView wall, Form form) {
        Map<String, Object> model = forms.model(form);
        model.put("client", client);
        model.put("wall", wall);
        return new ModelAndView("practice/matters/client-wall", model);
    }

    private WallView standing(ContactId id, WallId wall) {
        return walls.of(id).stream().filter(each -> each.id().equals(wall) && each.stands()).findFirst().orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/contacts/{id}/access/{wall}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView rename(@PathVariable ContactId id, @PathVariable WallId wall, Posted posted) {
        ContactView client = client(id);
        WallView standing = standing(id, wall);
        Outcome<WallId> outcome = forms.names(standing, posted).flatMap(to -> walls.rename(wall, to.names(), to.reason(), to.responsibleToo()));
        return Pages.answer(outcome, _ -> afterwards(id), _ -> Flash.done("The wall names other people now."), posted, form -> oneWall(client, standing, form));
    }

    @PostMapping("/contacts/{id}/access/{wall}/lift")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView lift(@PathVariable ContactId id, @PathVariable WallId wall, Posted posted) {
        client(id);
        return Pages.act(walls.lift(wall, WallForms.text(posted, "liftReason")), "/contacts/" + id + "/access", "The wall is lifted; it stays on record.");
    }
}
