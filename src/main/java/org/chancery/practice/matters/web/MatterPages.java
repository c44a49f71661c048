package org.chancery.practice.matters.web;

import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choice;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Frame;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of matters, a matter's summary and activity, opening and changing one. */
@Controller
class MatterPages {

    private static final int CHOICES = 12;

    private final Matters matters;
    private final Asked asked;
    private final MatterForm forms;
    private final MatterSummary summary;
    private final Contacts contacts;
    private final Lists lists;

    MatterPages(Matters matters, Asked asked, MatterForm forms, MatterSummary summary, Contacts contacts, Lists lists) {
        this.matters = matters;
        this.asked = asked;
        this.forms = forms;
        this.summary = summary;
        this.contacts = contacts;
        this.lists = lists;
    }

    @GetMapping("/matters")
    @Requires(Permission.MATTERS_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(MatterList.MATTERS, request);
    }

    @GetMapping("/matters/choices")
    ModelAndView choices(@RequestParam(defaultValue = "") String q) {
        var choices = matters.search(q, CHOICES).stream().map(matter -> Choice.of(matter.id().toString(), matter.label(), matter.clientName())).toList();
        return new ModelAndView("platform/web/choices", Map.of("choices", choices));
    }

    @GetMapping("/matters/new")
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    ModelAndView blank(@RequestParam(required = false) @Nullable ContactId clientId) {
        return form(forms.blank(clientId == null ? null : contacts.ref(clientId).orElse(null)), null);
    }

    @PostMapping("/matters")
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    ModelAndView open(Posted posted) {
        boolean prospective = posted.flag("prospective");
        Outcome<MatterView> outcome = forms.read(posted).flatMap(details -> prospective ? matters.propose(details) : matters.open(details));
        return Pages.answer(outcome, MatterView::href, matter -> Flash.done("Matter " + matter.number() + (prospective ? " written down." : " opened.")),
                posted, form -> form(form, null));
    }

    @GetMapping("/matters/{id}")
    ModelAndView summary(@PathVariable MatterId id, @ModelAttribute("frame") Frame frame) {
        MatterHead head = asked.head(id);
        return new ModelAndView("practice/matters/matter", summary.of(head.matter(), frame)).addObject("head", head);
    }

    @GetMapping("/matters/{id}/activity")
    ModelAndView activity(@PathVariable MatterId id) {
        return new ModelAndView("practice/matters/activity", Map.of("head", asked.head(id), "feed", summary.wholeFeed(id)));
    }

    /** The versions of every row of the matter stand on the page that shows any object's history. */
    @GetMapping("/matters/{id}/history")
    ModelAndView history(@PathVariable MatterId id) {
        return Pages.goTo("/history/matter/" + asked.matter(id).id());
    }

    @GetMapping("/matters/{id}/edit")
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    ModelAndView edit(@PathVariable MatterId id) {
        MatterHead head = asked.head(id);
        return form(forms.of(head.matter()), head);
    }

    @PostMapping("/matters/{id}")
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    ModelAndView change(@PathVariable MatterId id, Posted posted) {
        MatterHead head = asked.head(id);
        Outcome<MatterView> outcome = posted.read(f -> f.number("version"))
                .flatMap(version -> forms.read(posted).flatMap(details -> matters.change(id, version, details)));
        return Pages.answer(outcome, MatterView::href, _ -> Flash.done("Saved."), posted, form -> form(form, head));
    }

    /** @param head of the matter that is changed; null for a new one */
    private ModelAndView form(Form form, @Nullable MatterHead head) {
        var page = new ModelAndView(head == null ? "practice/matters/new" : "practice/matters/edit", Map.of("form", form,
                "people", forms.people(head == null ? null : head.matter()), "offices", forms.offices(head == null ? null : head.matter())));
        return head == null ? page : page.addObject("head", head);
    }
}
