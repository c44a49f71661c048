package org.chancery.attacks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.attacks.Requests.Asked;

/** Tries one door as somebody, and judges what came of it. */
final class RouteAttacks {

    /** Doors that are there for everybody. */
    static final Set<String> PUBLIC = Set.of("GET /sign-in", "GET /welcome", "POST /welcome", "GET /sign-in/second", "GET /sign-in/directory", "POST /sign-in/second",
            "POST /sign-in/passkey", "POST /sign-in/passkey/options", "GET /invitation/{secret}", "POST /invitation/{secret}", "GET /sign-in/firm", "POST /sign-in/firm");

    /** What everybody who is signed in may do, and why. */
    static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("GET /", "the first page, which shows what one may see"),
            Map.entry("GET /palette", "finds what one may see"),
            Map.entry("POST /theme", "light or dark"),
            Map.entry("GET /profile", "one's own account"),
            Map.entry("POST /profile/password", "one's own password"),
            Map.entry("GET /profile/security", "one's own second factors"),
            Map.entry("POST /profile/security/app", "one's own second factors"),
            Map.entry("GET /profile/security/app", "one's own second factors"),
            Map.entry("POST /profile/security/app/confirm", "one's own second factors"),
            Map.entry("POST /profile/security/passkey", "one's own second factors"),
            Map.entry("POST /profile/security/passkey/options", "one's own second factors"),
            Map.entry("POST /profile/security/recovery-codes", "one's own second factors"),
            Map.entry("POST /profile/security/factors/{id}/remove", "one's own second factors"),
            Map.entry("GET /profile/notices", "what happened to one's own account"),
            Map.entry("POST /profile/notices", "what happened to one's own account"),
            Map.entry("GET /profile/sessions", "one's own sessions"),
            Map.entry("POST /profile/sessions/end-others", "one's own sessions"),
            Map.entry("POST /profile/sessions/{id}/end", "one's own sessions"),
            Map.entry("GET /profile/tokens", "one's own tokens"),
            Map.entry("POST /profile/tokens", "one's own tokens"),
            Map.entry("POST /profile/tokens/{id}/rotate", "one's own tokens"),
            Map.entry("POST /profile/tokens/{id}/revoke", "one's own tokens"),
            Map.entry("GET /notices", "what one is told of walls"),
            Map.entry("POST /notices/{notice}/acknowledge", "what one is told of walls"),
            Map.entry("GET /api/v1/notices", "what one is told of walls"),
            Map.entry("POST /api/v1/notices/{notice}/acknowledge", "what one is told of walls"),
            Map.entry("GET /inbox", "what waits for oneself"),
            Map.entry("GET /inbox/delegated", "what waits for oneself"),
            Map.entry("GET /inbox/settled", "what waits for oneself"),
            Map.entry("GET /inbox/live", "what waits for oneself"),
            Map.entry("GET /inbox/{id}", "what waits for oneself"),
            Map.entry("POST /inbox/{id}/delegate", "what waits for oneself"),
            Map.entry("POST /inbox/{id}/take-back", "what waits for oneself"),
            Map.entry("POST /inbox/{id}/done", "what waits for oneself"),
            Map.entry("GET /api/v1/inbox", "what waits for oneself"),
            Map.entry("GET /api/v1/inbox/{id}", "what waits for oneself"),
            Map.entry("POST /api/v1/inbox/{id}/delegate", "what waits for oneself"),
            Map.entry("POST /api/v1/inbox/{id}/take-back", "what waits for oneself"),
            Map.entry("POST /api/v1/inbox/{id}/done", "what waits for oneself"),
            Map.entry("GET /jobs", "one's own runs of jobs"),
            Map.entry("GET /jobs/{id}", "one's own runs of jobs"),
            Map.entry("GET /jobs/{id}/failures", "one's own runs of jobs"),
            Map.entry("GET /jobs/{id}/live", "one's own runs of jobs"),
            Map.entry("POST /jobs/{id}/stop", "one's own runs of jobs"),
            Map.entry("POST /jobs/{id}/resume", "one's own runs of jobs"),
            Map.entry("POST /jobs/{id}/retry", "one's own runs of jobs"),
            Map.entry("GET /api/v1/jobs", "one's own runs of jobs"),
            Map.entry("GET /api/v1/jobs/{id}", "one's own runs of jobs"),
            Map.entry("GET /api/v1/jobs/{id}/items", "one's own runs of jobs"),
            Map.entry("GET /api/v1/jobs/{id}/failures", "one's own runs of jobs"),
            Map.entry("POST /api/v1/jobs/{id}/stop", "one's own runs of jobs"),
            Map.entry("POST /api/v1/jobs/{id}/resume", "one's own runs of jobs"),
            Map.entry("POST /api/v1/jobs/{id}/retry", "one's own runs of jobs"),
            Map.entry("GET /views", "one's own views of lists"),
            Map.entry("POST /views", "one's own views of lists"),
            Map.entry("POST /views/{id}/delete", "one's own views of lists"),
            Map.entry("GET /api/v1/saved-views", "one's own views of lists"),
            Map.entry("POST /api/v1/saved-views", "one's own views of lists"),
            Map.entry("DELETE /api/v1/saved-views/{id}", "one's own views of lists"));

    private final Victim victim;
    private final Samples samples;
    private final Requests requests;
    private final Map<Who, Caller> pages;
    private final Map<Who, Caller> tokens;

    RouteAttacks(Victim victim, Samples samples, Requests requests, Map<Who, Caller> pages, Map<Who, Caller> tokens) {
        this.victim = victim;
        this.samples = samples;
        this.requests = requests;
        this.pages = pages;
        this.tokens = tokens;
    }

    /** Empty if this person may do this, or nothing there is somebody else's. */
    List<Attempt> attempts(Route route, Who who) {
        Caller caller = (route.isApi() ? tokens : pages).get(who);
        if (caller == null || PUBLIC.contains(route.toString())) {
            return List.of();
        }
        Stream<Attempt> straight = straight(route, who, caller).stream();
        return (who == Who.WALLED_OFF || who == Who.CLIENT_WALLED ? Stream.concat(straight, byAnotherWay(route, who, caller).stream()) : straight).toList();
    }

    private Optional<Attempt> straight(Route route, Who who, Caller caller) {
        return switch (who) {
            case NOBODY, ENDED -> Optional.of(shutOut(route, who, caller));
            case WITHOUT_SCOPE -> isOpen(route) ? Optional.empty() : Optional.of(forbidden(route, who, caller));
            case WITHOUT_ROLE -> isOpen(route) ? othersOwn(route, who, caller) : Optional.of(forbidden(route, who, caller));
            case READER -> isOpen(route) ? othersOwn(route, who, caller) : route.isRead() ? Optional.empty() : Optional.of(forbidden(route, who, caller));
            case OTHER_FIRM -> foreign(route, caller);
            case WALLED_OFF, CLIENT_WALLED -> walledOff(route, who, caller);
        };
    }

    private static Answer send(Caller caller, Asked asked) {
        return caller.send(asked.route().method(), asked.path(), asked.body());
    }

    private Attempt shutOut(Route route, Who who, Caller caller) {
        Answer answer = send(caller, requests.of(route));
        boolean withoutItsForm = who == Who.ENDED && !route.isRead() && answer.status() == 403;
        boolean shut = route.isApi() ? answer.status() == 401 : answer.leadsToSignIn() || withoutItsForm;
        return new Attempt(route.toString(), who, route.isApi() ? "401" : "sign-in", seen(answer), shut ? leaks(answer).orElse("ok") : "not turned away");
    }

    private Attempt forbidden(Route route, Who who, Caller caller) {
        Answer answer = send(caller, requests.of(route));
        return new Attempt(route.toString(), who, "403", seen(answer), answer.status() == 403 ? leaks(answer).orElse("ok") : "not forbidden");
    }

    private static boolean isOpen(Route route) {
        return OPEN.containsKey(route.toString());
    }

    /** What everybody has for himself is not there for others. */
    private Optional<Attempt> othersOwn(Route route, Who who, Caller caller) {
        Asked asked = requests.of(route);
        return route.things().isEmpty() ? Optional.empty() : Optional.of(absent(route, who, caller, asked, asked.changed(samples::withoutAny), true));
    }

    /** Another firm's things are not there: every answer is the one to ids that nobody ever gave. */
    private Optional<Attempt> foreign(Route route, Caller caller) {
        Asked asked = requests.of(route);
        if (!asked.names(samples::namesAny)) {
            return route.isRead() ? Optional.of(reads(route, Who.OTHER_FIRM, caller, asked)) : Optional.empty();
        }
        return Optional.of(absent(route, Who.OTHER_FIRM, caller, asked, asked.changed(samples::withoutAny), !route.things().isEmpty()));
    }

    private Optional<Attempt> walledOff(Route route, Who who, Caller caller) {
        Asked asked = requests.of(route);
        if (!asked.names(text -> samples.namesHidden(who, text))) {
            return route.isRead() ? Optional.of(reads(route, who, caller, asked)) : Optional.empty();
        }
        return Optional.of(absent(route, who, caller, asked, asked.changed(text -> samples.withoutHidden(who, text)), samples.namesHidden(who, samples.path(route))));
    }

    /** What hangs on a matter is not reached by way of another matter, which one may see. */
    private Optional<Attempt> byAnotherWay(Route route, Who who, Caller caller) {
        Asked asked = requests.of(route).changed(text -> text.replace(victim.matter.toString(), victim.office.matter.toString()));
        if (route.things().size() < 2 || !samples.namesHidden(who, asked.path())) {
            return Optional.empty();
        }
        Attempt tried = absent(route, who, caller, asked, asked.changed(text -> samples.withoutHidden(who, text)), true);
        return Optional.of(new Attempt(route + " of another", who, tried.expected(), tried.seen(), tried.verdict()));
    }

    /** @param inPath whether the address itself names what is not there */
    private Attempt absent(Route route, Who who, Caller caller, Asked asked, Asked nowhere, boolean inPath) {
        Answer there = send(caller, asked);
        Answer missing = send(caller, nowhere);
        String verdict = inPath && there.status() != 404 ? "not 404"
                : !inPath && route.isApi() && !route.isRead() && there.status() < 400 ? "taken"
                : !there.shape().equals(missing.shape()) ? "unlike what is absent: " + missing.status() : leaks(who, there, asked).orElse("ok");
        return new Attempt(route.toString(), who, inPath ? "404, as absent" : "as absent", seen(there), verdict);
    }

    private Attempt reads(Route route, Who who, Caller caller, Asked asked) {
        Answer answer = send(caller, asked);
        Optional<String> leak = leaks(who, answer, asked);
        for (String other : requests.others(route, asked.path())) {
            Answer more = caller.get(other);
            leak = leak.or(() -> more.status() >= 500 ? Optional.of(other + " fails") : leaks(who, more, asked).map(l -> l + " in " + other));
        }
        return new Attempt(route.toString(), who, "nothing of it", seen(answer), answer.status() >= 500 ? "fails" : leak.orElse("ok"));
    }

    private static String seen(Answer answer) {
        return answer.leadsToSignIn() ? "sign-in" : String.valueOf(answer.status());
    }

    private Optional<String> leaks(Answer answer) {
        return leaks(answer, List.of(Victim.CLIENT, Victim.MATTER, Victim.NARRATIVE, Victim.PAYEE, victim.number));
    }

    private static Optional<String> leaks(Answer answer, List<String> secrets) {
        String text = answer.text();
        return secrets.stream().filter(text::contains).findFirst().map(secret -> "shows " + secret);
    }

    /** Where a wall stands around the matter alone, the client stays in the firm's address book and in its history, and is named to whom names it. */
    private Optional<String> leaks(Who who, Answer answer, Asked asked) {
        boolean addressBook = who != Who.CLIENT_WALLED && namesClients(asked);
        return addressBook ? leaks(answer, List.of(Victim.MATTER, Victim.NARRATIVE, Victim.PAYEE, victim.number)) : leaks(answer);
    }

    private boolean namesClients(Asked asked) {
        return asked.path().contains("/contacts") || asked.path().startsWith("/palette") || asked.path().matches("(/api/v1)?/walls.*") || asked.path().matches("/history(\\?.*)?")
                || asked.names(text -> text.contains(victim.client.toString()));
    }
}
