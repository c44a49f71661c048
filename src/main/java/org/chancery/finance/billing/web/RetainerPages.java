package org.chancery.finance.billing.web;

import java.time.Instant;
import java.util.List;
import org.chancery.finance.billing.Retainer;
import org.chancery.finance.billing.Retainers;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Tone;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of retainers, those first that are to be topped up, and the form of one on its matter's page of fees. */
@Controller
class RetainerPages {

    private final Retainers retainers;
    private final AgreedFeePage page;
    private final Lists lists;

    RetainerPages(Retainers retainers, AgreedFeePage page, Lists lists) {
        this.retainers = retainers;
        this.page = page;
        this.lists = lists;
    }

    /**
     * A retainer and what is held.
     *
     * @param missing of an evergreen one that fell to its minimum, what is asked for; zero otherwise
     * @param askedAt when it was last asked for; null if never
     */
    record RetainerRow(MatterId id, String number, String matter, ContactId clientId, String client, Retainer.Kind kind, Money amount, Money held, Money missing, @Nullable Instant askedAt) {}

    static final Listing<RetainerRow> RETAINERS = Listing.of("retainers", "Retainers", RetainerRow.class)
            .sql("""
                select m.id, m.id as matter_id, m.number, m.name as matter, m.client_id, c.display_name as client, r.kind, r.currency, r.amount_minor, h.held_minor,
                       case when r.kind = 'EVERGREEN' and h.held_minor <= r.minimum_minor then r.amount_minor - h.held_minor else 0 end as missing_minor, t.asked_at
                from finance.retainer r
                join practice.matter m on m.firm_id = r.firm_id and m.id = r.matter_id and m.status in ('OPEN', 'ON_HOLD')
                join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
                cross join lateral (select coalesce(sum(l.balance_minor), 0)::bigint as held_minor from finance.client_ledger l
                                    where l.firm_id = r.firm_id and l.matter_id = r.matter_id and l.currency = r.currency) h
                left join lateral (select max(a.created_at) as asked_at from finance.top_up a where a.firm_id = r.firm_id and a.matter_id = r.matter_id) t on true
                where r.kind <> 'NONE'
                """)
            .row(row -> new RetainerRow(row.id("id", MatterId::new), row.text("number"), row.text("matter"), row.id("client_id", ContactId::new), row.text("client"),
                    row.constant("kind", Retainer.Kind.class), row.money("amount"), row.money("held"), row.money("missing"), row.instantOrNull("asked_at")))
            .column(Column.text("matter", "Matter", RetainerRow::matter).link(r -> "/matters/" + r.id() + "/fees").small(r -> r.number() + " · " + r.client()).required())
            .column(Column.tag("kind", "Retainer", (RetainerRow r) -> r.kind().word()).tone(_ -> Tone.PLAIN).required())
            .column(Column.money("amount", "Agreed", RetainerRow::amount).required())
            .column(Column.money("held", "Client money held", RetainerRow::held).total().required())
            .column(Column.money("missing", "To ask for", RetainerRow::missing).total().required())
            .column(Column.instant("askedAt", "Asked", RetainerRow::askedAt))
            .filter(Filter.choice("kind", "Retainer", Choices.of(Retainer.Kind.class, Retainer.Kind::word)))
            .filter(Filter.choice("short", "Top-up", Choices.of(List.of(Option.of("YES", "To be asked for"))), "missing_minor > 0 and 'YES' in (:short)"))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .search("number ilike :q or matter ilike :q or client ilike :q")
            .sort("-missing")
            .empty("No retainers", "Agree on one on the page of fees of a matter. An evergreen one that falls to its minimum stands here first, with what to ask for.")
            .build();

    @GetMapping("/retainers")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(RETAINERS, request);
    }

    @PostMapping("/matters/{id}/retainer")
    @Requires(Permission.BILLING_PREPARE)
    ModelAndView set(@PathVariable MatterId id, Posted posted) {
        CurrencyUnit currency = page.matter(id).currency();
        Outcome<Retainers.Standing> outcome = posted.read(f -> read(f, currency)).flatMap(retainer -> retainers.set(id, retainer));
        return Pages.answer(outcome, _ -> "/matters/" + id + "/fees", standing -> Flash.done(standing.retainer().terms() + "."), posted, form -> page.draw(id, AgreedFeePage.Part.RETAINER, form));
    }

    private static Retainer read(Posted f, CurrencyUnit currency) {
        return switch (f.constant("kind", Retainer.Kind.class)) {
            case NONE -> new Retainer.None();
            case ADVANCE -> new Retainer.Advance(f.money("amount", currency));
            case EVERGREEN -> new Retainer.Evergreen(f.money("amount", currency), f.money("minimum", currency));
            case EARNED -> new Retainer.Earned(f.money("amount", currency));
        };
    }
}
