package org.chancery.finance.ebilling.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chancery.finance.ebilling.ClientCodes;
import org.chancery.finance.ebilling.ClientCodes.ClientCode;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The codes of a client, a line each: {@code L120 = 4711}. */
@Controller
class ClientCodePages {

    private final ClientCodes codes;
    private final Contacts contacts;

    ClientCodePages(ClientCodes codes, Contacts contacts) {
        this.codes = codes;
        this.contacts = contacts;
    }

    @GetMapping("/contacts/{id}/ebill/codes")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView show(@PathVariable ContactId id) {
        Map<CodeKind, String> lines = codes.of(id).stream().flatMap(List::stream).collect(Collectors.groupingBy(ClientCode::kind,
                Collectors.mapping(each -> each.code() + " = " + each.clientCode(), Collectors.joining("\n"))));
        return draw(id, Form.of(lines.entrySet().stream().collect(Collectors.toMap(each -> field(each.getKey()), Map.Entry::getValue))));
    }

    @PostMapping("/contacts/{id}/ebill/codes")
    @Requires(Permission.RATES_EDIT)
    ModelAndView set(@PathVariable ContactId id, Posted posted) {
        var outcome = posted.read(f -> Arrays.stream(CodeKind.values()).flatMap(kind -> read(f, kind).stream()).toList()).flatMap(all -> kept(id, all));
        return Pages.answer(outcome, _ -> "/contacts/" + id + "/ebill/codes", _ -> Flash.done("Saved. They hold for e-bills made from now on."), posted, form -> draw(id, form));
    }

    /** What is wrong with a line stands beside its field. */
    private Outcome<List<ClientCode>> kept(ContactId id, List<ClientCode> all) {
        Outcome<List<ClientCode>> outcome = codes.set(id, all);
        return outcome.isDone() ? outcome : Outcome.refused(outcome.refusals().stream().map(refusal -> at(refusal, all)).toList());
    }

    private static Refusal at(Refusal refusal, List<ClientCode> all) {
        String field = refusal.field();
        if (field == null || !field.startsWith("codes[")) {
            return refusal;
        }
        return Refusal.at(field(all.get(Integer.parseInt(field.substring(6, field.indexOf(']')))).kind()), refusal.code(), refusal.message());
    }

    private static List<ClientCode> read(Posted f, CodeKind kind) {
        List<ClientCode> read = new ArrayList<>();
        Objects.requireNonNullElse(f.textOrNull(field(kind)), "").lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals < 1) {
                f.refuse(field(kind), "malformed", "A line says our code and the client's: L120 = 4711.");
            } else {
                read.add(new ClientCode(kind, line.substring(0, equals), line.substring(equals + 1)));
            }
        });
        return read;
    }

    /** The name of a kind's field. */
    private static String field(CodeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private ModelAndView draw(ContactId id, Form form) {
        ContactRef client = contacts.ref(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/ebilling/codes", Map.of("client", client, "form", form, "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }
}
