package org.chancery.practice.matters.web;

import java.util.Map;
import java.util.Objects;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.practice.contacts.ContactChooser;
import org.chancery.practice.matters.AddParty;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Parties;
import org.chancery.practice.matters.PartyId;
import org.chancery.practice.matters.PartyRole;
import org.chancery.practice.matters.PartySide;
import org.chancery.practice.matters.PartyView;
import org.chancery.practice.matters.Teams;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who takes part in a matter, and who of the firm works on it. */
@Controller
class PartyPages {

    private final Parties parties;
    private final Teams teams;
    private final Asked asked;
    private final ContactChooser contacts;
    private final MatterForm people;

    PartyPages(Parties parties, Teams teams, Asked asked, ContactChooser contacts, MatterForm people) {
        this.parties = parties;
        this.teams = teams;
        this.asked = asked;
        this.contacts = contacts;
        this.people = people;
    }

    @GetMapping("/matters/{id}/parties")
    ModelAndView page(@PathVariable MatterId id) {
        return page(asked.head(id), Form.blank(), Form.blank());
    }

    private ModelAndView page(MatterHead head, Form party, Form member) {
        MatterId id = head.matter().id();
        return new ModelAndView("practice/matters/parties", Map.of("head", head, "parties", parties.of(id), "team", teams.of(id),
                "people", people.people(null), "party", party, "member", member));
    }

    @PostMapping("/matters/{id}/parties")
    ModelAndView add(@PathVariable MatterId id, Posted posted) {
        MatterHead head = asked.head(id);
        Outcome<PartyView> outcome = posted.read(f -> new AddParty(id, contacts.needed(f, "contactId"), f.constant("role", PartyRole.class),
                f.constantOrNull("side", PartySide.class), Objects.requireNonNullElse(f.textOrNull("note"), ""))).flatMap(parties::add);
        return Pages.answer(outcome, PartyPages::href, added -> Flash.done(added.name() + " added."), posted, form -> page(head, form, Form.blank()));
    }

    private static String href(PartyView party) {
        return "/matters/" + party.matterId() + "/parties";
    }

    @PostMapping("/matters/{id}/parties/{party}/remove")
    ModelAndView remove(@PathVariable MatterId id, @PathVariable PartyId party) {
        asked.matter(id);
        return Pages.act(parties.remove(id, party), "/matters/" + id + "/parties", "Removed. The history keeps the party.");
    }

    @PostMapping("/matters/{id}/team")
    ModelAndView addMember(@PathVariable MatterId id, Posted posted) {
        MatterHead head = asked.head(id);
        record Member(UserId user, String role) {}
        Outcome<UserId> outcome = posted.read(f -> new Member(f.id("userId", UserId::of), f.text("teamRole")))
                .flatMap(member -> teams.add(id, member.user(), member.role()));
        return Pages.answer(outcome, _ -> "/matters/" + id + "/parties", _ -> Flash.done("Team changed."), posted, form -> page(head, Form.blank(), form));
    }

    @PostMapping("/matters/{id}/team/{user}/remove")
    ModelAndView removeMember(@PathVariable MatterId id, @PathVariable UserId user) {
        asked.matter(id);
        return Pages.act(teams.remove(id, user), "/matters/" + id + "/parties", "Taken off the team.");
    }
}
