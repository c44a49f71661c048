package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chancery.finance.billing.BillingDesk;
import org.chancery.finance.billing.BillingTerms;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillLineId;
import org.chancery.finance.billing.PreBillLineView;
import org.chancery.finance.billing.PreBillView;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.billing.TaxCodes;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Draws the review of a pre-bill, whichever of its forms was sent last. */
@Component
public class PreBillPage {

    private final PreBills preBills;
    private final PreBillSteps steps;
    private final BillingTerms terms;
    private final TaxCodes taxCodes;
    private final Users users;
    private final Firms firms;
    private final BillingDesk desk;

    PreBillPage(PreBills preBills, PreBillSteps steps, BillingTerms terms, TaxCodes taxCodes, Users users, Firms firms, BillingDesk desk) {
        this.preBills = preBills;
        this.steps = steps;
        this.terms = terms;
        this.taxCodes = taxCodes;
        this.users = users;
        this.firms = firms;
        this.desk = desk;
    }

    /** The forms of the page. Those that were not sent show what holds now. */
    enum Part { LINE, ADD, DISCOUNT, NOTE, ISSUE, CANCEL, COMMENT }

    /** Where a reviewer goes on who is done with this one; its own page if nothing else waits. */
    String next(PreBillView bill) {
        BillingDesk.Neighbours around = desk.neighbours(bill);
        PreBillId next = around.after() != null ? around.after() : around.before();
        return next == null ? bill.href() : "/pre-bills/" + next;
    }

    PreBillView bill(PreBillId id) {
        return preBills.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** @param open the line whose form is open; null for none */
    ModelAndView draw(PreBillView bill, @Nullable PreBillLineId open) {
        return draw(bill, open, null, Form.blank());
    }

    /** The page with a form as it was sent and refused. */
    ModelAndView again(PreBillId id, @Nullable PreBillLineId open, Part part, Form form) {
        return draw(bill(id), open, part, form);
    }

    private ModelAndView draw(PreBillView bill, @Nullable PreBillLineId open, @Nullable Part part, Form form) {
        PreBillSteps.Steps its = steps.of(bill);
        PreBillLineView line = its.edit() ? bill.lines().stream().filter(each -> each.id().equals(open)).findFirst().orElse(null) : null;
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("bill", bill);
        model.put("steps", its);
        model.put("changes", preBills.changes(bill.id()));
        model.put("warnings", preBills.warnings(bill));
        model.put("breaches", preBills.breaches(bill));
        model.put("around", desk.neighbours(bill));
        model.put("open", line == null ? null : new OpenLine(line, next(bill, line), part == Part.LINE ? form : PreBillForms.line(line), taxes(line.taxCode())));
        model.put("taxes", taxes(null));
        model.put("people", its.edit() ? users.all().stream().filter(Users.UserView::timekeeper).map(user -> Option.of(user.id().toString(), user.name())).toList() : List.of());
        model.put("forms", new Forms(of(part, Part.ADD, form, Form.of(Map.of("kind", "FEE", "taxCode", "USUAL"))), of(part, Part.DISCOUNT, form, PreBillForms.discount(bill)),
                of(part, Part.NOTE, form, PreBillForms.note(bill)), of(part, Part.ISSUE, form, its.issue() ? issue(bill) : Form.blank()), of(part, Part.CANCEL, form, Form.blank()),
                of(part, Part.COMMENT, form, Form.blank())));
        return new ModelAndView("finance/billing/pre-bill", model);
    }

    private static Form of(@Nullable Part sent, Part part, Form form, Form fresh) {
        return sent == part ? form : fresh;
    }

    private Form issue(PreBillView bill) {
        LocalDate today = firms.today();
        return Form.of(Map.of("date", today, "dueOn", today.plusDays(terms.of(bill.clientId()).dueDays())));
    }

    /** The line after this one that a reviewer comes to next; null at the end. */
    private static @Nullable PreBillLineId next(PreBillView bill, PreBillLineView line) {
        List<PreBillLineView> ordered = ordered(bill.lines());
        int at = ordered.indexOf(line);
        return at + 1 < ordered.size() ? ordered.get(at + 1).id() : null;
    }

    @Nullable PreBillLineId next(PreBillId id, PreBillLineId line) {
        PreBillView bill = bill(id);
        return bill.lines().stream().filter(each -> each.id().equals(line)).findFirst().map(each -> next(bill, each)).orElse(null);
    }

    /** Fees first, then costs, each in the order of the bill. */
    public static List<PreBillLineView> ordered(List<PreBillLineView> lines) {
        List<PreBillLineView> all = new ArrayList<>(lines.stream().filter(line -> !line.kind().cost()).toList());
        lines.stream().filter(line -> line.kind().cost()).forEach(all::add);
        return all;
    }

    private List<Option> taxes(@Nullable String current) {
        Map<String, String> today = new TreeMap<>();
        taxCodes.on(firms.today()).forEach((code, rate) -> today.put(code, code + " " + rate.percent().stripTrailingZeros().toPlainString() + " %"));
        return PreBillForms.taxes(today, current);
    }

    /** A line whose form is open. */
    public record OpenLine(PreBillLineView line, @Nullable PreBillLineId next, Form form, List<Option> taxes) {

        /** What a field showed when the form was drawn first. */
        public String was(String field) {
            Object was = form.typed().isEmpty() ? form.value(field) : form.value("was." + field);
            return was instanceof Boolean flag ? flag ? "true" : "" : Show.input(was);
        }

        public boolean timed() {
            return switch (line.kind()) {
                case TIME, FEE -> true;
                case EXPENSE, FLAT_FEE, AGREED_FEE, COST, COURTESY, INTEREST -> false;
            };
        }

        public String refusal(String field) {
            return Objects.requireNonNullElse(Show.refusal(form.refusals(), field), "");
        }
    }

    /** The other forms of the page. */
    public record Forms(Form add, Form discount, Form note, Form issue, Form cancel, Form comment) {}
}
