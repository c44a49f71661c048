package org.chancery.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.web.ListRequest;
import org.chancery.shared.Id;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/** The request that a rightful person would make of a route, with the firm's own things in its address, its query and its body. */
final class Requests {

    /** A request of a route. */
    record Asked(Route route, String path, Body body) {

        boolean names(java.util.function.Predicate<String> things) {
            return things.test(path) || things.test(body.content());
        }

        Asked changed(java.util.function.UnaryOperator<String> change) {
            return new Asked(route, change.apply(path), body.changed(change));
        }
    }

    /** What is sent where no form of a page says it, or a record does not say enough: {@code @matter} is the matter behind the wall. */
    private static final Map<String, String> GIVEN = Map.ofEntries(
            Map.entry("POST /api/v1/contacts", "{\"kind\":\"ORGANISATION\",\"name\":\"x\"}"),
            Map.entry("PUT /api/v1/invoices/{id}/ebill/codes", "{\"lines\":[]}"),
            Map.entry("POST /bills/{id}/ebill/codes", "x=1"),
            Map.entry("PUT /api/v1/contacts/{id}/ebill-profile", """
                    {"format":"LEDES_1998B","lawFirmCode":"94-1","clientCode":"Q1","characterSet":"US_ASCII","plainMarks":true,"descriptionLength":15000,"unitDecimals":4,"needsTask":false,\
                    "needsActivity":false,"needsMatter":false,"fileName":"{bill}"}"""),
            Map.entry("POST /api/v1/tax-codes", "{\"code\":\"X\",\"name\":\"x\",\"percent\":1.5,\"from\":\"2026-01-01\"}"),
            Map.entry("POST /api/v1/trust/transfers", """
                    {"kind":"TO_OPERATING","bankAccountId":"@bank","toBankAccountId":"@bank","matterId":"@matter","date":"2026-11-20","amount":{"amount":"1.00","currency":"USD"}}"""),
            Map.entry("POST /api/v1/bank-lines/{id}/entry", "{\"kind\":\"INTEREST\",\"matterId\":\"@matter\"}"),
            Map.entry("POST /banking/lines/{id}/entry", "kind=BANK_FEE"),
            Map.entry("POST /people/{id}/office", "officeId=@office"),
            Map.entry("POST /time/{id}/delete", "version=1"),
            Map.entry("POST /time/check", "matterId=@matter&minutes=6m&narrative=x"),
            Map.entry("POST /expenses/check", "matterId=@matter&amount=1.00&narrative=x"),
            Map.entry("POST /expenses/{id}/receipt", "version=1&receipt=x"),
            Map.entry("POST /reductions/{id}/appeal", "appeal=x"),
            Map.entry("POST /reductions/{id}/answer", "won=0.00"),
            Map.entry("POST /people/tokens/{id}/rotate", "grace=24"),
            Map.entry("POST /profile/tokens/{id}/rotate", "grace=24"),
            Map.entry("POST /expenses/{id}/delete", "version=1"),
            Map.entry("POST /time/week/cells", "row=@row&timekeeper=@user&column=2026-10-20&minutes=6&was=0"),
            Map.entry("POST /time/week/rows/remove", "row=@row&timekeeper=@user&date=2026-10-20"),
            Map.entry("POST /time/week/grid", "timekeeper=@user&date=2026-10-20&cells[0].of=0|2026-10-20|@row&cells[0].minutes=6m"),
            Map.entry("POST /trust/clearing", "date=2026-11-20&id=@receipt"),
            Map.entry("POST /time/week/row", "row=@row&timekeeper=@user&date=2026-10-20"),
            Map.entry("POST /inbox/{id}/delegate", "colleague=@user&until=2026-12-20"),
            Map.entry("POST /rates/re-rating", "matterId=@matter&expected=0"),
            Map.entry("POST /banking/reconciliations/{id}/errors", "amount=1.00&explanation=x"),
            Map.entry("PUT /api/v1/contacts/{id}/bill-delivery", "{\"way\":\"PRINT\",\"emails\":[],\"message\":\"\",\"months\":[1]}"),
            Map.entry("POST /bills/{id}/void", "reason=x"),
            Map.entry("POST /bills/{id}/e-invoice", "format=FACTUR_X"),
            Map.entry("POST /api/v1/invoices/{id}/e-invoices", "{\"format\":\"FACTUR_X\"}"),
            Map.entry("POST /contacts/{id}/relations/{relation}/end", "on=2026-11-20"),
            Map.entry("POST /expenses/{id}", "version=1&matterId=@matter&date=2026-10-20&kind=HARD&amount=1.00&narrative=x&billing=BILLABLE"),
            Map.entry("POST /time/{id}", "version=1&matterId=@matter&date=2026-10-20&minutes=6m&narrative=x&billing=BILLABLE"),
            Map.entry("POST /ledger/entries/{id}/reverse", "date=2026-11-20&reason=x"),
            Map.entry("PUT /api/v1/matters/{id}/retainer", "{\"kind\":\"ADVANCE\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}"),
            Map.entry("POST /fees/{id}/withdraw", "reason=x"),
            Map.entry("POST /matters/{id}/fees", "item=Answer&date=2026-10-20"),
            Map.entry("POST /matters/{id}/take-on", "on=2026-11-20"),
            Map.entry("POST /payments/{id}/allocate", "date=2026-11-20"),
            Map.entry("POST /pre-bills", "matterId=@matter&through=2026-10-31"),
            Map.entry("POST /permissions/emergencies", "permissions=time.record&reason=something has happened&minutes=15"),
            Map.entry("POST /permissions/emergencies/{id}/review", "comment=x"),
            Map.entry("POST /people/{id}/factors/reset", "reason=x"),
            Map.entry("POST /people/{id}/invitation", "reason=x"),
            Map.entry("POST /sign-in/firm", "firm=@firm"),
            Map.entry("POST /permissions/changes/{id}/approve", "remark=x"),
            Map.entry("POST /permissions/changes/{id}/decline", "remark=x"),
            Map.entry("POST /permissions/changes/{id}/review", "comment=x"),
            Map.entry("POST /refunds", "paymentId=@payment&amount=1.00&method=CHEQUE&reason=x"),
            Map.entry("POST /refunds/{id}/approve", "date=2026-11-20"),
            Map.entry("POST /refunds/{id}/return", "reason=x"),
            Map.entry("POST /payments/{id}/return", "kind=BOUNCED&reason=x"),
            Map.entry("POST /receivables/{id}/interest", "through=2026-11-20"),
            Map.entry("POST /bills/{id}/interest", "through=2026-11-20"),
            Map.entry("POST /letters/run", "date=2026-11-20"),
            Map.entry("POST /letters/release", "id=@letter"),
            Map.entry("POST /letters/dismiss", "id=@letter"),
            Map.entry("POST /letters/policy", "levels[0].daysOverdue=7&levels[0].title=x&levels[0].letter=x"),
            Map.entry("POST /pre-bills/{id}/issue", "date=2026-11-20"));

    /** Buttons: there is nothing to fill in. */
    private static final Set<String> BUTTONS = Set.of("POST /banking/reconciliations/{id}/errors/{error}/remove", "POST /banking/{account}/statements/{id}/remember-number", "POST /contacts/{id}/restore", "POST /expenses/{id}/approve",
            "POST /expenses/{id}/submit", "POST /matters/{id}/reopen", "POST /matters/{id}/resume", "POST /pre-bills/approve", "POST /pre-bills/{id}/approve",
            "POST /pre-bills/{id}/lines/{line}/put-back", "POST /pre-bills/{id}/lines/{line}/take-apart", "POST /pre-bills/{id}/merge", "POST /pre-bills/{id}/reopen", "POST /time/timers/{id}/resume", "POST /time/{id}/submit", "POST /welcome",
            "POST /write-offs/{id}/approve", "POST /refunds/{id}/decline", "POST /payment-plans/{id}/cancel", "POST /receivables/{id}/promises/{promise}/withdraw", "POST /receivables/{id}/holds/{hold}/lift", "POST /people/{id}/sign-in/allow", "POST /people/{id}/invitation/withdraw",
            "POST /profile/tokens/{id}/revoke", "POST /invitation/{secret}", "POST /people/{id}/sessions/end", "POST /profile/sessions/{id}/end", "POST /profile/sessions/end-others",
            "POST /profile/security/factors/{id}/remove", "POST /profile/security/recovery-codes", "POST /profile/security/passkey/options", "POST /sign-in/second", "POST /sign-in/passkey",
            "POST /sign-in/passkey/options", "POST /profile/security/app/confirm", "POST /walls/groups/{group}/dissolve", "POST /notices/{notice}/acknowledge", "POST /enforcement", "POST /permissions/roles/{id}/restore", "POST /permissions/emergencies/{id}/end",
            "POST /firm/offices/{office}/close", "POST /firm/offices/{office}/reopen", "POST /firm/set-up/{step}", "POST /firm/set-up/{step}/skip", "POST /firm/set-up/{step}/back", "POST /firm/set-up/finish", "POST /inbox/{id}/take-back", "POST /inbox/{id}/done", "POST /jobs/{id}/stop", "POST /billing-runs/{id}/issue", "POST /bill-deliveries/send", "POST /bill-deliveries/print", "POST /bill-deliveries/{id}/again", "POST /bills/{id}/delivery", "POST /jobs/{id}/resume", "POST /jobs/{id}/retry", "POST /bills/{id}/ebill", "POST /reductions/{id}/accept", "POST /contacts/{id}/ebill/remove", "POST /firm/first-steps/{step}/tick", "POST /firm/first-steps/{step}/untick");

    private final Samples samples;
    private final JsonBodies json;
    private final PageForms forms;

    Requests(Samples samples, PageForms forms) {
        this.samples = samples;
        this.json = new JsonBodies(samples);
        this.forms = forms;
    }

    /** Whether it is known what the route reads: by its record, by a form on a page, or by hand. */
    boolean knows(Route route) {
        return route.isRead() || route.isApi() || GIVEN.containsKey(route.toString()) || BUTTONS.contains(route.toString()) || forms.of(samples.path(route)).isPresent();
    }

    Asked of(Route route) {
        String path = samples.path(route);
        if (route.isRead()) {
            String week = route.pattern().equals("/time/week/row") ? "?date=2026-10-20&timekeeper=" + samples.named("userId", route) + "&row=" + samples.named("matterId", route) + "~~~BILLABLE" : query(route);
            return new Asked(route, path + week, Body.NONE);
        }
        String given = GIVEN.get(route.toString());
        if (given != null) {
            String content = given.replace("@row", samples.named("matterId", route) + "~~~BILLABLE").replace("@matter", samples.named("matterId", route))
                    .replace("@bank", samples.named("bankAccountId", route)).replace("@user", samples.named("userId", route)).replace("@payment", samples.named("paymentId", route)).replace("@letter", samples.named("letterId", route)).replace("@office", samples.named("officeId", route)).replace("@receipt", samples.named("trustEntryId", route)).replace("@firm", java.util.UUID.randomUUID().toString());
            return new Asked(route, path, route.isApi() ? Body.json(content) : Body.form().changed(_ -> content));
        }
        return new Asked(route, route.isApi() ? path + query(route) : path, body(route, path));
    }

    private Body body(Route route, String path) {
        boolean upload = List.of("/statements", "/ebills/check", "/e-invoices/read").stream().anyMatch(route.pattern()::endsWith) || route.toString().equals("POST /e-invoices");
        return upload ? Body.file("statement.ofx", "OFXHEADER:100\n\n<OFX></OFX>") : route.isApi() ? json.of(route)
                : forms.of(path).orElse(Body.form());
    }

    /** The same list as files, and searched for a part of what is behind the wall. */
    List<String> others(Route route, String path) {
        List<String> others = new ArrayList<>();
        String more = path + (path.contains("?") ? "&" : "?");
        if (route.takes(ListRequest.class) && !route.isApi() || names(route).contains("format")) {
            others.add(more + "format=csv");
            others.add(more + "format=xlsx");
        }
        if (route.takes(ListRequest.class) || names(route).contains("q")) {
            List.of(Victim.CLIENT, Victim.MATTER, Victim.NARRATIVE).forEach(secret -> others.add(more + "q=" + secret.substring(0, 5)));
        }
        return others;
    }

    static List<String> names(Route route) {
        List<String> names = new ArrayList<>();
        for (MethodParameter parameter : parameters(route)) {
            names.add(name(parameter));
        }
        return names;
    }

    private static List<MethodParameter> parameters(Route route) {
        List<MethodParameter> asked = new ArrayList<>();
        for (MethodParameter parameter : route.handler().getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                asked.add(parameter);
            }
        }
        return asked;
    }

    private static String name(MethodParameter parameter) {
        RequestParam asked = java.util.Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return asked.name().isEmpty() ? java.util.Objects.requireNonNull(parameter.getParameterName()) : asked.name();
    }

    private String query(Route route) {
        List<String> pairs = new ArrayList<>();
        for (MethodParameter parameter : parameters(route)) {
            RequestParam asked = java.util.Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
            Class<?> type = parameter.nestedIfOptional().getParameterType();
            if (Id.class.isAssignableFrom(type)) {
                pairs.add(name(parameter) + "=" + samples.ofType(type, route));
            } else if (type == UUID.class) {
                pairs.add(name(parameter) + "=" + samples.named(name(parameter), route));
            } else if (asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE) && type == String.class) {
                pairs.add(name(parameter) + "=matter");
            }
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }
}
