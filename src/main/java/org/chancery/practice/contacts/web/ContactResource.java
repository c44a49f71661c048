package org.chancery.practice.contacts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Version;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.contacts.SimilarContact;
import org.chancery.practice.contacts.web.ContactList.ContactRow;
import org.chancery.shared.Outcome;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contacts on the API. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactResource {

    private final Contacts contacts;
    private final Lists lists;

    ContactResource(Contacts contacts, Lists lists) {
        this.contacts = contacts;
        this.lists = lists;
    }

    /** @param similar contacts that may be the same one: a hint, never a reason to refuse */
    record Added(ContactId id, List<SimilarContact> similar) {}

    @PostMapping
    ResponseEntity<Added> add(@RequestBody ContactBody body) {
        Outcome<Added> added = body.details().flatMap(details -> {
            List<SimilarContact> similar = contacts.similar(details, null);
            return contacts.add(details).map(id -> new Added(id, similar));
        });
        return Answers.created(added, contact -> "/api/v1/contacts/" + contact.id());
    }

    @GetMapping
    @Requires(Permission.CONTACTS_VIEW)
    Slice<ContactRow> list(ListRequest request) {
        return lists.slice(ContactList.CONTACTS, request.bind("archived", true));
    }

    @GetMapping("/{id}")
    ResponseEntity<ContactJson> get(@PathVariable ContactId id) {
        ContactView contact = contacts.find(id).orElseThrow(RefusedRequest::notFound);
        return Version.of(ContactJson.of(contact), contact.version());
    }

    /** Changes what is given and leaves the rest. {@code If-Match} guards against a change in between. */
    @PatchMapping("/{id}")
    ResponseEntity<ContactJson> change(@PathVariable ContactId id, @RequestBody ContactBody body, HttpServletRequest request) {
        ContactView contact = contacts.find(id).orElseThrow(RefusedRequest::notFound);
        Version.check(request, contact.version());
        return Answers.ok(body.over(contact).flatMap(details -> contacts.change(id, contact.version(), details)).map(ContactJson::of));
    }

    @PostMapping("/{id}/archive")
    ResponseEntity<ContactJson> archive(@PathVariable ContactId id) {
        return Answers.ok(contacts.archive(id).map(ContactJson::of));
    }

    @PostMapping("/{id}/restore")
    ResponseEntity<ContactJson> restore(@PathVariable ContactId id) {
        return Answers.ok(contacts.restore(id).map(ContactJson::of));
    }
}
