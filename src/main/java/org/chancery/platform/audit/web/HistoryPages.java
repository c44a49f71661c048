package org.chancery.platform.audit.web;

import java.util.UUID;
import org.chancery.platform.audit.History;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The history of any object: every version of it and of its parts, with what changed, by whom, when and why. */
@Controller
class HistoryPages {

    private final History history;

    HistoryPages(History history) {
        this.history = history;
    }

    @GetMapping("/history/{type}/{id}")
    String history(@PathVariable String type, @PathVariable UUID id, Model model) {
        var versions = history.of(type, id);
        if (versions.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("type", type);
        model.addAttribute("versions", versions);
        return "platform/audit/history";
    }
}
