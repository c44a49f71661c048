package org.chancery.platform.audit.web;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.audit.AuditPackets;
import org.chancery.platform.audit.History;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The history of any object: every version of it and of its parts, with what changed, by whom, when and why; and the search through all of it. */
@Controller
class HistoryPages implements NavigationSource {

    private static final int PAGE = 25;

    private final History history;
    private final HistoryList found;
    private final Lists lists;
    private final AuditPackets packets;

    HistoryPages(History history, HistoryList found, Lists lists, AuditPackets packets) {
        this.history = history;
        this.found = found;
        this.lists = lists;
        this.packets = packets;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FIRM, "History", "/history").order(40).permission(Permission.AUDIT_VIEW.permission()));
    }

    @GetMapping("/history")
    @Requires(Permission.AUDIT_VIEW)
    ModelAndView search(ListRequest request) {
        return lists.page(found.listing(), request);
    }

    /** @param before shows what came before this version; null for the latest */
    @GetMapping("/history/{type}/{id}")
    @Requires(Permission.AUDIT_VIEW)
    String history(@PathVariable String type, @PathVariable UUID id, @RequestParam(required = false) @Nullable Long before, Model model) {
        var shown = history.of(type, id, before == null ? Long.MAX_VALUE : before, PAGE + 1);
        if (shown.isEmpty() && before == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var versions = shown.stream().limit(PAGE).toList();
        var words = new HistoryWords(type, history.people());
        String address = "/history/" + type + "/" + id;
        model.addAttribute("what", HistoryWords.plain(type));
        model.addAttribute("versions", versions.stream().map(words::shown).toList());
        model.addAttribute("latest", before == null ? "" : address);
        model.addAttribute("older", shown.size() > PAGE ? address + "?before=" + versions.getLast().id() : "");
        model.addAttribute("packet", packets.ofObject(type, id).isEmpty() ? "" : address + "/packet");
        return "platform/audit/history";
    }
}
