package org.chancery.platform.web;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A list's saved views: what is shown is saved under a name, and what was saved is deleted. */
@Controller
class SavedViewPages {

    private final SavedViews views;

    SavedViewPages(SavedViews views) {
        this.views = views;
    }

    @GetMapping("/views")
    ModelAndView show(@RequestParam String list, @RequestParam String path, @RequestParam(defaultValue = "") String query) {
        return page(list, path, query, Form.blank());
    }

    @PostMapping("/views")
    ModelAndView save(Posted posted) {
        String list = posted.text("list");
        String path = posted.text("path");
        String query = Objects.requireNonNullElse(posted.textOrNull("query"), "");
        Outcome<SavedView> outcome = posted.read(f -> new SavedViews.NewView(list, f.text("title"), query)).flatMap(views::save);
        return Pages.answer(outcome, view -> address(path, view.query()), view -> Flash.done("Saved as “%s”.".formatted(view.title())), posted,
                form -> page(list, path, query, form));
    }

    @PostMapping("/views/{id}/delete")
    ModelAndView delete(@PathVariable UUID id, Posted posted) {
        return Pages.act(views.delete(id), address(posted.text("path"), ""), "View deleted.");
    }

    private ModelAndView page(String list, String path, String query, Form form) {
        return new ModelAndView("platform/web/views", Map.of("form", form, "views", views.of(list), "list", list, "path", local(path), "query", query));
    }

    private static String address(String path, String query) {
        return query.isEmpty() ? local(path) : local(path) + "?" + query;
    }

    private static String local(String path) {
        return Paths.isLocal(path) && path.indexOf('?') < 0 && path.indexOf('#') < 0 ? path : "/";
    }
}
