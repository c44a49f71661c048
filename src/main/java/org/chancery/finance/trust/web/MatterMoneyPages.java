package org.chancery.finance.trust.web;

import java.util.List;
import java.util.Map;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.trust.ClientLedgers;
import org.chancery.finance.trust.LedgerCard;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterHeads;
import org.chancery.practice.matters.MatterId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The client money of one matter, beside its other pages. */
@Controller
class MatterMoneyPages {

    private final MatterHeads heads;
    private final ClientLedgers ledgers;
    private final BankAccounts bankAccounts;

    MatterMoneyPages(MatterHeads heads, ClientLedgers ledgers, BankAccounts bankAccounts) {
        this.heads = heads;
        this.ledgers = ledgers;
        this.bankAccounts = bankAccounts;
    }

    @GetMapping("/matters/{id}/client-money")
    @Requires(Permission.TRUST_VIEW)
    ModelAndView page(@PathVariable MatterId id) {
        MatterHead head = heads.find(id).orElseThrow(RefusedRequest::notFound);
        List<Held> held = ledgers.of(id, null).stream().map(ledger -> new Held(ledger, bankAccounts.find(ledger.bankAccountId()).orElseThrow(),
                ledgers.card(ledger.id(), null).map(LedgerCard::entries).orElse(List.of()).reversed())).toList();
        return new ModelAndView("finance/trust/matter", Map.of("head", head, "held", held));
    }
}
