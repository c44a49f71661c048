package org.chancery.platform.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.chancery.platform.audit.AuditPackets;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.RefusedRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An object's audit packet from its history page. */
@Controller
class PacketDownload {

    private final AuditPackets packets;

    PacketDownload(AuditPackets packets) {
        this.packets = packets;
    }

    @GetMapping("/history/{type}/{id}/packet")
    @Requires(Permission.AUDIT_VIEW)
    void packet(@PathVariable String type, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        AuditPackets.Plan plan = packets.ofObject(type, id);
        if (plan.isEmpty()) {
            throw RefusedRequest.notFound();
        }
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("audit-" + id + ".zip").build().toString());
        packets.write(plan, response.getOutputStream());
    }
}
