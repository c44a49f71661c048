package org.chancery.practice.guidelines;

import java.util.List;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.springframework.stereotype.Component;

/** The rules of all clients in one list. */
@Component
public class GuidelineLists {

    private final Listing<Guideline> all;

    private final Firms firms;

    GuidelineLists(GuidelineStore store, Firms firms) {
        this.firms = firms;
        all = Listing.of("guidelines", "Client guidelines", Guideline.class)
                .sql(GuidelineStore.SELECT).row(store::guideline)
                .column(Column.text("kind", "Rule", (Guideline rule) -> rule.kind().title()).link(Guideline::href).small(Guideline::summary).required())
                .column(Column.text("clientName", "Client", Guideline::clientName).small(Guideline::matterName).link(rule -> "/contacts/" + rule.clientId() + "/guidelines").required())
                .column(Column.text("document", "Source", (Guideline rule) -> rule.source().document()).small(rule -> rule.source().clause()))
                .column(Column.tag("severity", "So", (Guideline rule) -> rule.severity().title()).tone(rule -> rule.severity() == Severity.REFUSE ? Tone.BAD : Tone.WARN))
                .column(Column.date("fromDay", "From", Guideline::from).sortBy("from_day").required())
                .column(Column.date("throughDay", "Through", Guideline::through).sortBy("through_day"))
                .filter(Filter.choice("state", "State", Choices.of(List.of(Option.of("HOLDS", "Holds today"), Option.of("LATER", "Begins later"), Option.of("ENDED", "Ended")))))
                .filter(Filter.choice("kind", "Rule", Choices.of(RuleKind.class, RuleKind::title)))
                .filter(Filter.choice("severity", "So", Choices.of(Severity.class, Severity::title)))
                .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
                .search("client_name ilike :q or document ilike :q or words ilike :q or clause ilike :q")
                .sort("clientName")
                .view("All", "").view("Hold today", "state=HOLDS")
                .action("Codes", "/codes", Permission.RATES_EDIT.permission())
                .empty("No guidelines yet", "What a client demands of time and bills is entered on the client's page, clause by clause; work is held against it while it is typed.", "See the contacts", "/contacts")
                .build();
    }

    /** A request for it, as of today. */
    public ListRequest today(ListRequest request) {
        return request.bind("today", firms.today());
    }

    /** By client. */
    public Listing<Guideline> all() {
        return all;
    }
}
