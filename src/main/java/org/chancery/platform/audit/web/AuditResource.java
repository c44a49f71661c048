package org.chancery.platform.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import org.chancery.platform.audit.History;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The versions of an object as JSON, newest first. An object that is not there, or that a wall hides, has none. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditResource {

    private final History history;
    private final PacketPages packets;

    AuditResource(History history, PacketPages packets) {
        this.history = history;
        this.packets = packets;
    }

    @GetMapping
    Slice<History.Version> of(@RequestParam String objectType, @RequestParam UUID objectId) {
        return Slice.whole(history.of(objectType, objectId));
    }

    /** A packet of all that was sealed on some days of the firm's zone, both included, for an auditor; the last thirty if none are named. A zip file, sent while it is made. */
    @GetMapping("/packet")
    @Requires(Permission.AUDIT_VIEW)
    void packet(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, HttpServletResponse response) throws IOException {
        packets.send(from, to, response);
    }
}
