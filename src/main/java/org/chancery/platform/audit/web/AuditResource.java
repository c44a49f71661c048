package org.chancery.platform.audit.web;

import java.util.UUID;
import org.chancery.platform.audit.History;
import org.chancery.platform.web.Slice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The versions of an object as JSON, newest first. An object that is not there, or that a wall hides, has none. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditResource {

    private final History history;

    AuditResource(History history) {
        this.history = history;
    }

    @GetMapping
    Slice<History.Version> of(@RequestParam String objectType, @RequestParam UUID objectId) {
        return Slice.whole(history.of(objectType, objectId));
    }
}
