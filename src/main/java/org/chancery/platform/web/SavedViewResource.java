package org.chancery.platform.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own saved views of lists. */
@Tag(name = "Saved views")
@RestController
@RequestMapping("/api/v1/saved-views")
class SavedViewResource {

    private final SavedViews views;

    SavedViewResource(SavedViews views) {
        this.views = views;
    }

    @GetMapping
    Slice<SavedView> of(@RequestParam String list) {
        return Slice.whole(views.of(list));
    }

    @PostMapping
    ResponseEntity<SavedView> save(@RequestBody SavedViews.NewView wanted) {
        return Answers.created(views.save(wanted), view -> "/api/v1/saved-views?list=" + view.list());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable UUID id) {
        return Answers.done(views.delete(id));
    }
}
