package org.chancery.practice.matters.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.Access;
import org.chancery.practice.matters.Accesses;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallScope;
import org.chancery.practice.matters.WallView;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.matters.web.WallResource.LiftBody;
import org.chancery.practice.matters.web.WallResource.PeopleBody;
import org.chancery.practice.matters.web.WallResource.Raised;
import org.chancery.practice.matters.web.WallResource.WallBody;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Walls around a client and all its matters, and who can see it and why, on the API. */
@RestController
@RequestMapping("/api/v1/contacts/{contact}")
class ClientWallResource {

    private final Walls walls;
    private final Accesses accesses;
    private final Contacts contacts;

    ClientWallResource(Walls walls, Accesses accesses, Contacts contacts) {
        this.walls = walls;
        this.accesses = accesses;
        this.contacts = contacts;
    }

    private ContactId asked(ContactId contact) {
        return contacts.find(contact).orElseThrow(RefusedRequest::notFound).id();
    }

    @GetMapping("/walls")
    @Requires(Permission.CONTACTS_VIEW)
    Slice<WallView> list(@PathVariable ContactId contact) {
        return Slice.whole(walls.of(asked(contact)));
    }

    @PostMapping("/walls")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Raised> raise(@PathVariable ContactId contact, @RequestBody WallBody body) {
        return Answers.created(walls.raise(body.around(new WallScope.OfClient(asked(contact)))).map(Raised::new), _ -> "/api/v1/contacts/" + contact + "/walls");
    }

    @PostMapping("/walls/{id}/people")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Raised> rename(@PathVariable ContactId contact, @PathVariable WallId id, @RequestBody PeopleBody body) {
        asked(contact);
        return Answers.ok(walls.rename(id, body.names(), body.reason(), Boolean.TRUE.equals(body.responsibleToo())).map(Raised::new));
    }

    @PostMapping("/walls/{id}/lift")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Raised> lift(@PathVariable ContactId contact, @PathVariable WallId id, @RequestBody LiftBody body) {
        asked(contact);
        return Answers.ok(walls.lift(id, body.reason()).map(Raised::new));
    }

    /** Everybody of the firm, whether they can see the client, and why. */
    @GetMapping("/access")
    @Requires(Permission.CONTACTS_VIEW)
    Slice<Access> access(@PathVariable ContactId contact) {
        return Slice.whole(accesses.of(asked(contact)));
    }
}
