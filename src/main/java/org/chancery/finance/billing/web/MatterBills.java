package org.chancery.finance.billing.web;

import java.util.List;
import org.chancery.finance.billing.BillingDesk;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Figure;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.platform.web.Tab;
import org.chancery.platform.web.Tone;
import org.chancery.practice.matters.MatterAction;
import org.chancery.practice.matters.MatterActions;
import org.chancery.practice.matters.MatterFigures;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterHeads;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.practice.matters.MatterTabs;
import org.chancery.practice.matters.MatterView;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Bills on the pages of a matter. */
final class MatterBills {

    private MatterBills() {}

    /** A matter's page of bills: its pre-bills under way, then what was issued. */
    @Controller
    static class BillsOfMatter {

        private final MatterHeads heads;
        private final Lists lists;
        private final Firms firms;

        BillsOfMatter(MatterHeads heads, Lists lists, Firms firms) {
            this.heads = heads;
            this.lists = lists;
            this.firms = firms;
        }

        @GetMapping("/matters/{id}/bills")
        @Requires(Permission.BILLING_VIEW)
        ModelAndView bills(@PathVariable MatterId id, ListRequest request) {
            MatterHead head = heads.find(id).orElseThrow(RefusedRequest::notFound);
            var page = lists.page(BillingLists.BILLS, request.bind("today", firms.today()).with("matterId", id), "finance/billing/matter-bills", java.util.Map.of("head", head));
            var open = ListRequest.of("/pre-bills", java.util.Map.of("status", List.of("DRAFT", "APPROVED"))).with("matterId", id);
            return page.addObject("open", lists.view(BillingLists.PRE_BILLS, open));
        }
    }

    /** The tab, the figure and the button of a matter's head. */
    @Component
    @Order(30)
    static class OnTheMatter implements MatterTabs, MatterFigures, MatterActions {

        private final BillingDesk desk;

        OnTheMatter(BillingDesk desk) {
            this.desk = desk;
        }

        @Override
        public List<Tab> tabs(MatterView matter) {
            if (!Actors.current().may(Permission.BILLING_VIEW)) {
                return List.of();
            }
            return List.of(Tab.of("Bills", matter.href() + "/bills"), Tab.of("Fees", matter.href() + "/fees"));
        }

        @Override
        public List<Figure> figures(MatterView matter) {
            return Actors.current().may(Permission.BILLING_VIEW) ? desk.receivable(matter.id()).map(owed -> figure(matter, owed)).stream().toList() : List.of();
        }

        private static Figure figure(MatterView matter, BillingDesk.Receivable owed) {
            Figure figure = Figure.of("Receivable", Show.money(owed.balance())).href(matter.href() + "/bills?owed=UNPAID&owed=OVERDUE");
            if (owed.daysLate() > 0) {
                return figure.note(owed.daysLate() == 1 ? "1 day late" : Show.count(owed.daysLate()) + " days late", Tone.BAD);
            }
            return owed.dueOn() == null ? figure.note("nothing owed") : figure.note("due " + Show.date(owed.dueOn()));
        }

        @Override
        public List<MatterAction> actions(MatterView matter) {
            return Actors.current().maySomewhere(Permission.BILLING_PREPARE) && matter.status() != MatterStatus.PROSPECTIVE
                    ? List.of(new MatterAction("Pre-bill", "/pre-bills/new?matterId=" + matter.id(), "b", true)) : List.of();
        }
    }
}
