package org.chancery.platform.inbox.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.inbox.InboxItem;
import org.chancery.platform.inbox.InboxItemId;
import org.chancery.platform.inbox.InboxLists;
import org.chancery.platform.inbox.InboxLists.Which;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Live;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Tab;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The inbox: what waits, what was delegated, what was settled, and one item with whose turn it is. */
@Controller
class InboxPages {

    private final Inbox inbox;
    private final InboxLists inboxLists;
    private final Lists lists;
    private final Live live;
    private final TemplateEngine templates;

    InboxPages(Inbox inbox, InboxLists inboxLists, Lists lists, Live live, TemplateEngine templates) {
        this.inbox = inbox;
        this.inboxLists = inboxLists;
        this.lists = lists;
        this.live = live;
        this.templates = templates;
    }

    @GetMapping("/inbox")
    ModelAndView mine(ListRequest request) {
        return list(Which.MINE, request);
    }

    @GetMapping("/inbox/delegated")
    ModelAndView delegated(ListRequest request) {
        return list(Which.DELEGATED, request);
    }

    @GetMapping("/inbox/settled")
    ModelAndView settled(ListRequest request) {
        return list(Which.SETTLED, request);
    }

    @GetMapping("/inbox/everybody")
    @Requires(Permission.INBOX_OVERSEE)
    ModelAndView everybodys(ListRequest request) {
        return list(Which.EVERYBODYS, request);
    }

    private ModelAndView list(Which which, ListRequest request) {
        List<Tab> tabs = new ArrayList<>(List.of(Tab.of("Waiting for me", "/inbox"), Tab.of("Delegated by me", "/inbox/delegated"), Tab.of("Settled", "/inbox/settled")));
        if (Actors.current().may(Permission.INBOX_OVERSEE)) {
            tabs.add(Tab.of("Everybody’s", "/inbox/everybody"));
        }
        return lists.page(inboxLists.items(), inboxLists.of(which, request), "platform/inbox/inbox", Map.of("tabs", tabs));
    }

    /** How much waits, for as long as somebody looks. */
    @GetMapping("/inbox/live")
    void count(HttpServletRequest request, HttpServletResponse response) throws IOException {
        live.stream(request, response, new Live.Part() {
            private Inbox.Seen seen = inbox.seen(null);

            @Override
            public String html() {
                seen = inbox.seen(seen);
                var output = new StringOutput();
                templates.render("platform/inbox/count.jte", Map.of("count", inbox.count()), output);
                return output.toString();
            }

            @Override
            public void await(Duration atMost) throws InterruptedException {
                inbox.await(seen, atMost);
            }
        });
    }

    @GetMapping("/inbox/{id}")
    ModelAndView item(@PathVariable InboxItemId id) {
        return page(id, Form.of(Map.of()));
    }

    private ModelAndView page(InboxItemId id, Form form) {
        InboxItem item = inbox.find(id).orElseThrow(RefusedRequest::notFound);
        boolean acts = item.state() == InboxItem.State.OPEN && (inbox.isMine(id) || Actors.current().may(Permission.INBOX_OVERSEE));
        boolean delegated = item.state() == InboxItem.State.OPEN && item.delegatedTo() != null;
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("item", item);
        model.put("form", form);
        model.put("acts", acts);
        model.put("delegated", delegated);
        model.put("colleagues", acts ? inbox.candidates(id).stream().map(colleague -> Option.of(colleague.id().toString(), colleague.name())).toList() : List.of());
        return new ModelAndView("platform/inbox/item", model);
    }

    @PostMapping("/inbox/{id}/delegate")
    ModelAndView delegate(@PathVariable InboxItemId id, Posted posted) {
        record Delegation(UserId to, LocalDate until) {}
        Outcome<InboxItemId> outcome = posted.read(form -> new Delegation(form.id("colleague", UserId::of), form.date("until"))).flatMap(given -> inbox.delegate(id, given.to(), given.until()));
        return Pages.answer(outcome, _ -> "/inbox", _ -> Flash.done("Delegated. It comes back to you if it is not done in time."), posted, form -> page(id, form));
    }

    @PostMapping("/inbox/{id}/take-back")
    ModelAndView takeBack(@PathVariable InboxItemId id) {
        return Pages.act(inbox.takeBack(id), "/inbox", "It is yours again.");
    }

    @PostMapping("/inbox/{id}/done")
    ModelAndView done(@PathVariable InboxItemId id) {
        return Pages.act(inbox.finish(id), "/inbox", "Done.");
    }
}
