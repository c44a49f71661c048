package org.chancery.practice.matters.web;

import java.util.Objects;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Slice;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.AddParty;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Parties;
import org.chancery.practice.matters.PartyId;
import org.chancery.practice.matters.PartyRole;
import org.chancery.practice.matters.PartySide;
import org.chancery.practice.matters.PartyView;
import org.chancery.practice.matters.TeamMember;
import org.chancery.practice.matters.Teams;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who takes part in a matter and who works on it, on the API. */
@RestController
@RequestMapping("/api/v1/matters/{matter}")
class MatterPeopleResource {

    private final Parties parties;
    private final Teams teams;
    private final Asked asked;

    MatterPeopleResource(Parties parties, Teams teams, Asked asked) {
        this.parties = parties;
        this.teams = teams;
        this.asked = asked;
    }

    record PartyBody(ContactId contactId, PartyRole role, @Nullable PartySide side, @Nullable String note) {}

    record MemberBody(UserId userId, String role) {}

    record Member(UserId id) {}

    @GetMapping("/parties")
    Slice<PartyView> parties(@PathVariable MatterId matter) {
        return Slice.whole(parties.of(asked.matter(matter).id()));
    }

    @PostMapping("/parties")
    ResponseEntity<PartyView> addParty(@PathVariable MatterId matter, @RequestBody PartyBody body) {
        asked.matter(matter);
        var party = new AddParty(matter, body.contactId(), body.role(), body.side(), Objects.requireNonNullElse(body.note(), ""));
        return Answers.created(parties.add(party), added -> "/api/v1/matters/" + added.matterId() + "/parties");
    }

    @DeleteMapping("/parties/{id}")
    ResponseEntity<Void> removeParty(@PathVariable MatterId matter, @PathVariable PartyId id) {
        asked.matter(matter);
        return Answers.done(parties.remove(matter, id));
    }

    @GetMapping("/team")
    Slice<TeamMember> team(@PathVariable MatterId matter) {
        return Slice.whole(teams.of(asked.matter(matter).id()));
    }

    @PostMapping("/team")
    ResponseEntity<Member> addMember(@PathVariable MatterId matter, @RequestBody MemberBody body) {
        asked.matter(matter);
        return Answers.created(teams.add(matter, body.userId(), body.role()).map(Member::new), _ -> "/api/v1/matters/" + matter + "/team");
    }

    @DeleteMapping("/team/{user}")
    ResponseEntity<Void> removeMember(@PathVariable MatterId matter, @PathVariable UserId user) {
        asked.matter(matter);
        return Answers.done(teams.remove(matter, user));
    }
}
