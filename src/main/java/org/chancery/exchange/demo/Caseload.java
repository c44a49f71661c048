package org.chancery.exchange.demo;

import java.util.Objects;
import org.chancery.exchange.demo.DemoData.Client;
import org.chancery.exchange.demo.DemoData.Party;
import org.chancery.exchange.demo.DemoData.Plan;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactPoint;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.contacts.OtherName;
import org.chancery.practice.matters.AddParty;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.Parties;
import org.chancery.practice.matters.PartyRole;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.TaskSet;
import org.chancery.practice.matters.Teams;
import org.chancery.practice.matters.Walls;
import org.springframework.stereotype.Component;

/** Clients come, matters are opened with their parties and teams, and one is walled off. */
@Component
class Caseload {

    private final Contacts contacts;
    private final Matters matters;
    private final Parties parties;
    private final Teams teams;
    private final Walls walls;

    Caseload(Contacts contacts, Matters matters, Parties parties, Teams teams, Walls walls) {
        this.contacts = contacts;
        this.matters = matters;
        this.parties = parties;
        this.teams = teams;
        this.walls = walls;
    }

    void open(Story story, Plan plan) {
        story.as(plan.originating(), 9, () -> {
            ContactId client = client(story, plan.client());
            MatterDetails details = plan.flatFee() == null ? MatterDetails.hourly(client, plan.name()) : MatterDetails.flat(client, plan.name(), plan.flatFee());
            MatterId matter = matters.open(details.inArea(plan.area()).responsible(story.user(plan.responsible())).originating(story.user(plan.originating()))
                    .openedOn(story.day()).with(TaskSet.valueOf(plan.tasks()))).orThrow().id();
            story.matters.put(plan.key(), matter);
            plan.team().forEach(member -> teams.add(matter, story.user(member), "Working").orThrow());
            plan.parties().forEach(party -> parties.add(AddParty.of(matter, party(story, party), PartyRole.valueOf(party.role()))).orThrow());
            return Boolean.TRUE;
        });
        if (plan.key().equals("halden-northgate")) {
            wallOff(story, plan);
        }
    }

    /** Nadia Okafor worked for the other side before she joined: the classic case of a lateral. */
    private void wallOff(Story story, Plan plan) {
        story.as(plan.responsible(), 11, () -> walls.raise(RaiseWall.against(story.matter(plan.key()),
                "N. Okafor advised Northgate Depot LP at her former firm; screened under Rule 1.10(a)(2).", story.user("Nadia Okafor"))).orThrow());
    }

    private ContactId client(Story story, String key) {
        return story.contacts.computeIfAbsent(key, wanted -> {
            Client client = story.data.clients().stream().filter(each -> each.key().equals(wanted)).findFirst().orElseThrow();
            ContactDetails details = named(client).with(ContactPoint.email(client.email()), ContactPoint.phone(client.phone()))
                    .with(new Address("", client.street(), client.city(), client.region(), client.postcode(), "US"));
            return contacts.add(client.former().isEmpty() ? details : details.with(new OtherName(OtherName.Kind.FORMER, client.former(), null))).orThrow();
        });
    }

    private static ContactDetails named(Client client) {
        if (!client.person()) {
            return ContactDetails.organisation(client.name());
        }
        String[] names = client.name().split("\\|");
        return ContactDetails.person(names[0], names[1]);
    }

    private ContactId party(Story story, Party party) {
        return Objects.requireNonNull(story.contacts.computeIfAbsent(party.name(), name -> {
            boolean organisation = name.matches(".*(LLP|LP|Inc\\.|Ltd|LLC|District)$");
            int last = name.lastIndexOf(' ');
            return contacts.add(organisation ? ContactDetails.organisation(name) : ContactDetails.person(name.substring(0, last), name.substring(last + 1))).orThrow();
        }));
    }
}
