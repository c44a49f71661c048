package org.chancery.platform.inbox.web;

import java.time.LocalDate;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.inbox.InboxItem;
import org.chancery.platform.inbox.InboxItemId;
import org.chancery.platform.inbox.InboxLists;
import org.chancery.platform.inbox.InboxLists.Which;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.shared.UserId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for whom, on the API. */
@RestController
@RequestMapping("/api/v1/inbox")
class InboxResource {

    private final Inbox inbox;
    private final InboxLists inboxLists;
    private final Lists lists;

    InboxResource(Inbox inbox, InboxLists inboxLists, Lists lists) {
        this.inbox = inbox;
        this.inboxLists = inboxLists;
        this.lists = lists;
    }

    /** @param until the last day on which it is the colleague's */
    record Delegation(UserId colleagueId, LocalDate until) {}

    /** What waits for whose token it is. */
    @GetMapping
    Slice<InboxItem> mine(ListRequest request) {
        return lists.slice(inboxLists.items(), inboxLists.of(Which.MINE, request));
    }

    /** What waits for anybody. */
    @GetMapping("/everybody")
    @Requires(Permission.INBOX_OVERSEE)
    Slice<InboxItem> everybodys(ListRequest request) {
        return lists.slice(inboxLists.items(), inboxLists.of(Which.EVERYBODYS, request));
    }

    @GetMapping("/{id}")
    InboxItem get(@PathVariable InboxItemId id) {
        return inbox.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** Gives it to a colleague until the end of a day. */
    @PostMapping("/{id}/delegate")
    ResponseEntity<Void> delegate(@PathVariable InboxItemId id, @RequestBody Delegation delegation) {
        return Answers.done(inbox.delegate(id, delegation.colleagueId(), delegation.until()));
    }

    @PostMapping("/{id}/take-back")
    ResponseEntity<Void> takeBack(@PathVariable InboxItemId id) {
        return Answers.done(inbox.takeBack(id));
    }

    /** Marks as done what no act settles by itself. */
    @PostMapping("/{id}/done")
    ResponseEntity<Void> done(@PathVariable InboxItemId id) {
        return Answers.done(inbox.finish(id));
    }
}
