package org.chancery.practice.contacts.web;

import java.time.LocalDate;
import java.util.Objects;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.contacts.RelateContacts;
import org.chancery.practice.contacts.RelationId;
import org.chancery.practice.contacts.RelationKind;
import org.chancery.practice.contacts.RelationView;
import org.chancery.practice.contacts.Relations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The relations of a contact on the API. */
@RestController
@RequestMapping("/api/v1/contacts/{contact}/relations")
class RelationResource {

    private final Contacts contacts;
    private final Relations relations;

    RelationResource(Contacts contacts, Relations relations) {
        this.contacts = contacts;
        this.relations = relations;
    }

    /** The contact of the address is the {@code kind} of the other one. */
    record RelationBody(RelationKind kind, ContactId otherId, @Nullable String note) {}

    record EndBody(@Nullable LocalDate endedOn) {}

    record Related(RelationId id) {}

    @GetMapping
    Slice<RelationView> list(@PathVariable ContactId contact) {
        ContactId id = contacts.find(contact).orElseThrow(RefusedRequest::notFound).id();
        return Slice.whole(relations.of(id));
    }

    @PostMapping
    ResponseEntity<Related> relate(@PathVariable ContactId contact, @RequestBody RelationBody body) {
        var relation = new RelateContacts(contact, body.kind(), body.otherId(), Objects.requireNonNullElse(body.note(), ""));
        return Answers.created(relations.relate(relation).map(Related::new), _ -> "/api/v1/contacts/" + contact + "/relations");
    }

    @PostMapping("/{id}/end")
    ResponseEntity<Related> end(@PathVariable ContactId contact, @PathVariable RelationId id, @RequestBody EndBody body) {
        return Answers.ok(relations.end(contact, id, body.endedOn()).map(Related::new));
    }
}
