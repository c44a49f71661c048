package org.chancery.platform.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.platform.audit.AuditPackets;
import org.chancery.platform.audit.AuditPackets.Plan;
import org.chancery.platform.audit.Sealing;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.MalformedRequest;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The audit packet of a period. Each that is taken out is written down, by its address. */
@Controller
class PacketPages {

    private static final String HOME = "/history/packets";
    private static final int USUAL_DAYS = 30;

    private final AuditPackets packets;
    private final Sealing sealing;
    private final Firms firms;

    PacketPages(AuditPackets packets, Sealing sealing, Firms firms) {
        this.packets = packets;
        this.sealing = sealing;
        this.firms = firms;
    }

    /** Days of the firm's zone, both included. */
    private record Period(LocalDate from, LocalDate to) {}

    /** The last thirty days, unless others are asked for. */
    private Outcome<Period> period(Posted asked) {
        return asked.read(f -> {
            var period = usual(f.dateOrNull("from"), f.dateOrNull("to"));
            if (period.from().isAfter(period.to())) {
                f.refuse("to", "period-backwards", "The period ends before it begins.");
            }
            return period;
        });
    }

    private Period usual(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = to == null ? firms.today() : to;
        return new Period(from == null ? last.minusDays(USUAL_DAYS) : from, last);
    }

    private Plan plan(Period period) {
        var zone = firms.current().zone();
        return packets.ofPeriod(period.from().atStartOfDay(zone).toInstant(), period.to().plusDays(1).atStartOfDay(zone).toInstant());
    }

    @GetMapping(HOME)
    @Requires(Permission.AUDIT_VIEW)
    ModelAndView page(Posted asked) {
        return switch (period(asked)) {
            case Outcome.Done<Period>(var period) -> {
                Plan plan = plan(period);
                yield page(Form.of(Map.of("from", period.from(), "to", period.to())), plan.isEmpty() ? "" : HOME + "/download?from=" + period.from() + "&to=" + period.to(), plan.places().size());
            }
            case Outcome.Refused<Period>(var refusals) -> {
                ModelAndView page = page(asked.form(refusals), "", 0);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    private ModelAndView page(Form form, String download, long seals) {
        String fingerprint = sealing.publicKeys().lines().findFirst().orElse("").replaceFirst("^fingerprint ", "");
        return new ModelAndView("platform/audit/packets", Map.of("form", form, "download", download, "seals", seals, "fingerprint", fingerprint));
    }

    @GetMapping(HOME + "/download")
    @Requires(Permission.AUDIT_VIEW)
    void download(Posted asked, HttpServletResponse response) throws IOException {
        switch (period(asked)) {
            case Outcome.Done<Period>(var period) -> send(period.from(), period.to(), response);
            case Outcome.Refused<Period>(var refusals) -> throw new MalformedRequest(List.copyOf(refusals));
        }
    }

    /** Writes the packet as it is made; 404 if nothing was sealed in these days. */
    void send(@Nullable LocalDate from, @Nullable LocalDate to, HttpServletResponse response) throws IOException {
        Period period = usual(from, to);
        Plan plan = plan(period);
        if (plan.isEmpty()) {
            throw RefusedRequest.notFound();
        }
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("audit-" + period.from() + "-" + period.to() + ".zip").build().toString());
        packets.write(plan, response.getOutputStream());
    }
}
