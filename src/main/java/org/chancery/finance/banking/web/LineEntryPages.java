package org.chancery.finance.banking.web;

import java.util.HashMap;
import java.util.Map;
import org.chancery.finance.banking.LineEntries;
import org.chancery.finance.banking.LineEntryKind;
import org.chancery.finance.banking.LineId;
import org.chancery.finance.banking.OpenLine;
import org.chancery.finance.banking.RecordedLine;
import org.chancery.finance.banking.ReconciliationId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A line that is only at the bank gets its entry in the books. */
@Controller
class LineEntryPages {

    private final LineEntries entries;
    private final LineEntryForm forms;

    LineEntryPages(LineEntries entries, LineEntryForm forms) {
        this.entries = entries;
        this.forms = forms;
    }

    /** @param reconciliationId where the person came from, and goes back to */
    @GetMapping("/banking/lines/{id}/entry")
    @Requires(Permission.BANKING_RECONCILE)
    ModelAndView form(@PathVariable LineId id, @RequestParam(required = false) @Nullable LineEntryKind kind, @RequestParam(required = false) @Nullable ReconciliationId reconciliationId) {
        OpenLine line = find(id);
        return page(line, kind != null && line.kinds().contains(kind) ? kind : LineEntryForm.likely(line), reconciliationId, forms.blank(line));
    }

    private ModelAndView page(OpenLine line, @Nullable LineEntryKind kind, @Nullable ReconciliationId reconciliation, Form form) {
        Map<String, Object> model = new HashMap<>(Map.of("line", line, "form", form, "back", back(line, reconciliation)));
        if (kind != null) {
            model.put("kind", kind);
            model.putAll(forms.choices(kind));
        }
        if (reconciliation != null) {
            model.put("reconciliation", reconciliation.toString());
        }
        return new ModelAndView("finance/banking/line-entry", model);
    }

    private static String back(OpenLine line, @Nullable ReconciliationId reconciliation) {
        return reconciliation == null ? "/banking/" + line.bankAccountId() + "/statements/" + line.statementId() : "/banking/reconciliations/" + reconciliation;
    }

    @PostMapping("/banking/lines/{id}/entry")
    @Requires(Permission.BANKING_RECONCILE)
    ModelAndView record(@PathVariable LineId id, Posted posted) {
        OpenLine line = find(id);
        LineEntryKind kind = posted.constantOrNull("kind", LineEntryKind.class);
        ReconciliationId reconciliation = posted.idOrNull("reconciliationId", ReconciliationId::of);
        Outcome<RecordedLine> outcome = posted.read(f -> LineEntryForm.read(f.constant("kind", LineEntryKind.class), f)).flatMap(entry -> entries.record(id, entry));
        return Pages.answer(outcome, _ -> back(line, reconciliation), LineEntryPages::said, posted, form -> page(line, kind, reconciliation, form));
    }

    private static Flash said(RecordedLine recorded) {
        return Flash.done("Recorded and matched, " + Show.money(recorded.amount()) + ".").link("The entry", "/ledger/entries/" + recorded.entryId());
    }

    private OpenLine find(LineId id) {
        return entries.find(id).orElseThrow(RefusedRequest::notFound);
    }
}
