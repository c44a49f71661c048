package org.chancery.finance.billing.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.AgreedFees;
import org.chancery.finance.billing.Retainer;
import org.chancery.finance.billing.Retainers;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterHeads;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.TaskFees;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Draws a matter's page of fees, whichever of its forms was sent last. */
@Component
class AgreedFeePage {

    private final AgreedFees fees;
    private final Retainers retainers;
    private final MatterHeads heads;
    private final Firms firms;

    AgreedFeePage(AgreedFees fees, Retainers retainers, MatterHeads heads, Firms firms) {
        this.fees = fees;
        this.retainers = retainers;
        this.heads = heads;
        this.firms = firms;
    }

    /** The forms of the page. */
    enum Part { FEE, RECOVERY, RETAINER }

    MatterView matter(MatterId id) {
        return heads.find(id).orElseThrow(RefusedRequest::notFound).matter();
    }

    /** @param sent the form that was sent and refused; null for none */
    ModelAndView draw(MatterId id, @Nullable Part sent, Form form) {
        MatterHead head = heads.find(id).orElseThrow(RefusedRequest::notFound);
        MatterView matter = head.matter();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("head", head);
        model.put("fees", fees.of(id));
        model.put("cap", fees.cap(matter).orElse(null));
        model.put("mayEdit", Actors.current().may(Permission.BILLING_PREPARE));
        model.put("items", matter.arrangement() instanceof TaskFees tasks
                ? tasks.fees().stream().map(each -> Option.of(each.name(), each.name() + ", " + Show.money(each.fee()))).toList() : List.of());
        model.put("stages", matter.arrangement().contingent().map(agreed -> agreed.stages().stream().map(each -> Option.of(each.name(), each.words())).toList()).orElse(List.of()));
        model.put("fee", sent == Part.FEE ? form : Form.of(Map.of("date", firms.today())));
        model.put("recovery", sent == Part.RECOVERY ? form : Form.of(Map.of("receivedOn", firms.today())));
        Retainers.Standing standing = retainers.of(matter);
        model.put("standing", standing);
        model.put("retainer", sent == Part.RETAINER ? form : form(standing.retainer()));
        return new ModelAndView("finance/billing/agreed-fees", model);
    }

    private static Form form(Retainer retainer) {
        Map<String, Object> presets = new HashMap<>(Map.of("kind", retainer.kind().name()));
        switch (retainer) {
            case Retainer.None _ -> { }
            case Retainer.Advance(var amount) -> presets.put("amount", amount);
            case Retainer.Earned(var amount) -> presets.put("amount", amount);
            case Retainer.Evergreen(var amount, var minimum) -> presets.putAll(Map.of("amount", amount, "minimum", minimum));
        }
        return Form.of(presets);
    }
}
