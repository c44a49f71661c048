package org.chancery.platform.audit.web;

import java.util.UUID;
import org.chancery.platform.audit.History;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The history of any object: every version of it and of its parts, with what changed, by whom, when and why. */
@Controller
class HistoryPages {

    private static final int PAGE = 25;

    private final History history;

    HistoryPages(History history) {
        this.history = history;
    }

    /** @param before shows what came before this version; null for the latest */
    @GetMapping("/history/{type}/{id}")
    String history(@PathVariable String type, @PathVariable UUID id, @RequestParam(required = false) @Nullable Long before, Model model) {
        var found = history.of(type, id, before == null ? Long.MAX_VALUE : before, PAGE + 1);
        if (found.isEmpty() && before == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var versions = found.stream().limit(PAGE).toList();
        var words = new HistoryWords(type, history.people());
        model.addAttribute("what", HistoryWords.plain(type));
        model.addAttribute("versions", versions.stream().map(words::shown).toList());
        model.addAttribute("latest", before == null ? "" : "/history/" + type + "/" + id);
        model.addAttribute("older", found.size() > PAGE ? "/history/" + type + "/" + id + "?before=" + versions.getLast().id() : "");
        return "platform/audit/history";
    }
}
