package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.NewRate;
import org.chancery.practice.timekeeping.Rate;
import org.chancery.practice.timekeeping.RateId;
import org.chancery.practice.timekeeping.RateList;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Rates: their list, one of them, and the form that sets one. */
@Controller
class RatePages {

    private final Rates rates;
    private final RateList list;
    private final Lists lists;
    private final WorkForms forms;
    private final Contacts contacts;
    private final Firms firms;

    RatePages(Rates rates, RateList list, Lists lists, WorkForms forms, Contacts contacts, Firms firms) {
        this.rates = rates;
        this.list = list;
        this.lists = lists;
        this.forms = forms;
        this.contacts = contacts;
        this.firms = firms;
    }

    @GetMapping("/rates")
    ModelAndView list(ListRequest request) {
        return lists.page(RateList.RATES, list.seen(request));
    }

    @GetMapping("/rates/new")
    @Requires(Permission.RATES_EDIT)
    ModelAndView blank(@RequestParam(required = false) @Nullable MatterId matterId, @RequestParam(required = false) @Nullable ContactId clientId,
            @RequestParam(required = false) @Nullable UserId timekeeperId) {
        Map<String, Object> presets = new HashMap<>(Map.of("from", firms.today(), "currency", firms.current().currency().getCode(), "endsPrevious", true));
        Optional.ofNullable(matterId).ifPresent(id -> presets.put("matterId", id));
        Optional.ofNullable(clientId).ifPresent(id -> presets.put("clientId", id));
        Optional.ofNullable(timekeeperId).ifPresent(id -> presets.put("timekeeperId", id));
        return fresh(Form.of(presets));
    }

    @PostMapping("/rates")
    @Requires(Permission.RATES_EDIT)
    ModelAndView set(Posted posted) {
        return Pages.answer(posted.read(this::rate).flatMap(rates::set), rate -> "/rates/" + rate.id(),
                rate -> Flash.done("Rate set. Time recorded already keeps its value.").link("Re-rate unbilled time", "/rates/re-rating"), posted, this::fresh);
    }

    private NewRate rate(Posted f) {
        String code = Optional.ofNullable(f.textOrNull("currency")).orElse("").toUpperCase(Locale.ROOT);
        Optional<CurrencyUnit> currency = Moneys.currency(code);
        if (currency.isEmpty()) {
            f.refuse("currency", "currency-unknown", "Write a currency such as USD.");
        }
        return new NewRate(f.idOrNull("timekeeperId", UserId::of), f.idOrNull("clientId", ContactId::of), forms.matterOrNull(f), f.textOrNull("activityCode"),
                f.money("hourly", currency.orElse(CurrencyUnit.USD)), f.date("from"), f.dateOrNull("through"), f.flag("endsPrevious"));
    }

    private ModelAndView fresh(Form form) {
        Map<String, Object> model = new HashMap<>(forms.model(form, null));
        model.put("timekeepers", forms.timekeepers());
        model.put("clientText", clientText(form));
        return new ModelAndView("practice/timekeeping/rate-new", model);
    }

    private String clientText(Form form) {
        String typed = form.text("clientIdText");
        return typed.isEmpty() ? form.id("clientId", ContactId::of).flatMap(contacts::ref).map(contact -> contact.name()).orElse("") : typed;
    }

    @GetMapping("/rates/{id}")
    ModelAndView show(@PathVariable RateId id) {
        Rate rate = found(id);
        return page(rate, Form.of(rate.through() == null ? Map.of("version", rate.version()) : Map.of("version", rate.version(), "through", rate.through())));
    }

    @PostMapping("/rates/{id}")
    ModelAndView end(@PathVariable RateId id, Posted posted) {
        record End(int version, @Nullable LocalDate through) {}
        var outcome = posted.read(f -> new End(f.number("version"), f.dateOrNull("through"))).flatMap(end -> rates.end(id, end.version(), end.through()));
        return Pages.answer(outcome, _ -> "/rates/" + id, _ -> Flash.done("Saved."), posted, form -> page(found(id), form));
    }

    @PostMapping("/rates/{id}/remove")
    ModelAndView remove(@PathVariable RateId id, @RequestParam int version) {
        var outcome = rates.remove(id, version);
        return Pages.act(outcome, outcome.isDone() ? "/rates" : "/rates/" + id, "Rate removed.");
    }

    private ModelAndView page(Rate rate, Form form) {
        return new ModelAndView("practice/timekeeping/rate", Map.of("rate", rate, "names", list.find(rate.id()).orElseThrow(RefusedRequest::notFound), "form", form,
                "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }

    private Rate found(RateId id) {
        return rates.rate(id).orElseThrow(RefusedRequest::notFound);
    }
}
