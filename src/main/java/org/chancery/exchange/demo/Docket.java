package org.chancery.exchange.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.chancery.exchange.demo.DemoData.Name;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactImport;
import org.chancery.practice.contacts.ContactPoint;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterImport;
import org.chancery.practice.matters.PartyRole;
import org.chancery.practice.matters.TaskSet;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Contacts and matters by the thousand, put together from parts of names. */
@Component
class Docket {

    private static final int AT_ONCE = 5_000;
    private static final List<String> SUFFIXES = List.of("LLC", "Inc.", "LP", "Corporation");
    private static final List<Kind> KINDS = List.of(new Kind("Commercial litigation", "LITIGATION", "%s v. %s — breach of contract"),
            new Kind("Employment", "LITIGATION", "%s v. %s — wrongful termination"), new Kind("Insurance", "LITIGATION", "%s — coverage dispute with %s"),
            new Kind("Intellectual property", "LITIGATION", "%s v. %s — trade secrets"), new Kind("Real estate", "PROJECT", "%s — purchase from %s"),
            new Kind("Corporate", "PROJECT", "%s — merger with %s"), new Kind("Corporate", "COUNSELLING", "%s — advice on supply by %s"),
            new Kind("Tax", "COUNSELLING", "%s — tax planning with %s"));

    private record Kind(String area, String tasks, String name) {}

    /** A contact that was made. */
    record Known(ContactId id, String name) {}

    private final ContactImport contacts;
    private final MatterImport matters;

    Docket(ContactImport contacts, MatterImport matters) {
        this.contacts = contacts;
        this.matters = matters;
    }

    List<Known> contacts(List<Name> names, int count, LocalDate first) {
        Instant at = first.atTime(LocalTime.of(17, 0)).toInstant(ZoneOffset.UTC);
        List<Known> known = new ArrayList<>();
        for (int begin = 0; begin < count; begin += AT_ONCE) {
            List<ContactDetails> some = new ArrayList<>();
            for (int i = begin; i < Math.min(count, begin + AT_ONCE); i++) {
                some.add(details(names, i));
            }
            List<ContactId> ids = contacts.add(some, at).orThrow();
            for (int i = 0; i < ids.size(); i++) {
                known.add(new Known(ids.get(i), some.get(i).name().display()));
            }
        }
        return known;
    }

    /** Every second one is an organisation. The parts are taken so that none comes twice before all were taken together. */
    private static ContactDetails details(List<Name> names, int i) {
        int n = names.size();
        int a = i / 2 % n;
        int b = (i / 2 / n + a * 7) % n;
        int round = i / 2 / (n * n);
        Name one = names.get(a);
        Name other = names.get(b);
        if (i % 2 == 0) {
            String name = one.place() + " " + other.trade() + " " + SUFFIXES.get((a + round) % SUFFIXES.size());
            return ContactDetails.organisation(round == 0 ? name : ordinal(round) + " " + name).with(ContactPoint.email("office" + i + "@" + mail(one.place()) + ".example"))
                    .with(home(names, i));
        }
        String given = round == 0 ? one.given() : one.given() + " " + (char) ('A' + round - 1) + ".";
        return ContactDetails.person(given, other.family()).with(ContactPoint.email(mail(one.given()) + "." + mail(other.family()) + i + "@mail.example"),
                ContactPoint.phone("(415) 555-%04d".formatted(i % 10_000))).with(home(names, i));
    }

    private static String ordinal(int round) {
        return List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "New").get(Math.min(round - 1, 6));
    }

    static String mail(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Address home(List<Name> names, int i) {
        return new Address("", 100 + i * 7 % 2900 + " " + names.get(i * 11 % names.size()).street(), "San Francisco", "CA", String.valueOf(94102 + i % 32), "US");
    }

    /** Matters that open in their months; the last one of a firm of this size has just begun. */
    List<BigMatter> matters(Volume volume, List<Known> known, People people, SplittableRandom chance) {
        List<BigMatter> docket = new ArrayList<>();
        int clients = Math.max(1, known.size() * 2 / 5);
        for (int i = 0; i < volume.matters(); i++) {
            int opens = (int) ((long) i * (Volume.MONTHS - 1) / volume.matters());
            Known client = known.get(chance.nextInt(clients));
            Money flat = chance.nextInt(100) < 8 ? Money.ofMinor(DemoData.USD, chance.nextInt(15, 120) * 10_000L) : null;
            docket.add(new BigMatter(i, opens, chance.nextInt(3, 12), chance.nextInt(1, 4), KINDS.get(i % KINDS.size()).tasks(), client.id(), client.name(), people.team(chance),
                    flat, flat == null && chance.nextInt(100) < 55));
        }
        return docket;
    }

    /** Opens those whose month has come. */
    void open(List<BigMatter> docket, List<Known> known, int month, LocalDate first, LocalDate last, SplittableRandom chance) {
        List<BigMatter> opening = docket.stream().filter(matter -> matter.opens == month).toList();
        List<MatterImport.Known> details = new ArrayList<>();
        for (BigMatter matter : opening) {
            matter.openedOn = first.plusDays(chance.nextInt(Math.max(1, last.getDayOfMonth() / 4)));
            details.add(details(matter, known.get(chance.nextInt(known.size())), KINDS.get(matter.number % KINDS.size())));
        }
        List<MatterId> ids = matters.open(details).orThrow();
        for (int i = 0; i < ids.size(); i++) {
            opening.get(i).opened(ids.get(i));
        }
    }

    private static MatterImport.Known details(BigMatter matter, Known other, Kind kind) {
        String name = kind.name().formatted(matter.clientName, other.name());
        Money flat = matter.flatFee;
        MatterDetails details = (flat == null ? MatterDetails.hourly(matter.client, name).in("USD") : MatterDetails.flat(matter.client, name, flat)).inArea(kind.area())
                .responsible(matter.responsible).originating(matter.responsible).openedOn(matter.openedOn).with(TaskSet.valueOf(kind.tasks()));
        Map<ContactId, PartyRole> parties = new LinkedHashMap<>();
        if (!other.id().equals(matter.client)) {
            parties.put(other.id(), kind.tasks().equals("LITIGATION") ? PartyRole.OPPOSING_PARTY : PartyRole.INTERESTED_PARTY);
        }
        return new MatterImport.Known(details, matter.workers.subList(1, matter.workers.size()), parties);
    }

    /** Closes what ended and neither owes nor holds anything. */
    void close(List<BigMatter> docket, List<LocalDate> lastDays) {
        Map<MatterId, LocalDate> over = new HashMap<>();
        docket.stream().filter(matter -> matter.ends + 4 < lastDays.size() && matter.owed == 0 && matter.held == 0 && matter.uncleared == 0)
                .forEach(matter -> over.put(matter.id(), lastDays.get(matter.ends + 4)));
        matters.close(over.entrySet().stream().map(each -> new MatterImport.Ended(each.getKey(), each.getValue())).toList());
    }

    /** The firm's lawyers as teams are made of them. */
    record People(List<UserId> partners, List<UserId> associates, List<UserId> paralegals) {

        /** A partner who answers for it, two associates and a paralegal. */
        List<UserId> team(SplittableRandom chance) {
            int one = chance.nextInt(associates.size());
            int other = (one + 1 + chance.nextInt(associates.size() - 1)) % associates.size();
            return List.of(partners.get(chance.nextInt(partners.size())), associates.get(one), associates.get(other), paralegals.get(chance.nextInt(paralegals.size())));
        }

        /** A partner who is not this one. */
        UserId otherPartner(UserId partner) {
            int at = partners.indexOf(partner);
            return partners.get((at + 1) % partners.size());
        }
    }
}
