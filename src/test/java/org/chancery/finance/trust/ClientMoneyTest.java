package org.chancery.finance.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestTrust.usd;

import java.time.LocalDate;
import org.chancery.finance.ledger.BooksVerification;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChancerySpringTest
class ClientMoneyTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired ClientMoney money;
    @Autowired TrustTransfers transfers;
    @Autowired TrustVoids voids;
    @Autowired BooksVerification verification;

    private static Refusal only(Outcome<?> outcome) {
        assertThat(outcome.refusals()).hasSize(1);
        return outcome.refusals().getFirst();
    }

    @Test
    void aPaymentBeyondTheLedgerIsRefusedAlthoughThePoolHasFunds() {
        var firm = trust.in(firms.found());
        firm.matterHolding("Halden v. Northgate", usd("50000"), MONDAY);
        var ortiz = firm.matterHolding("Estate of Ortiz", usd("200"), MONDAY);
        var refusal = only(firm.disburse(ortiz, usd("250"), MONDAY));
        assertThat(refusal).isEqualTo(Refusal.at("amount", "trust-overdraft", "$50.00 more than the money of this matter: its ledger holds $200.00 on 23 Nov 2026."));
    }

    @Test
    void whatHasNotClearedIsNotPaidOutAndTheRefusalSaysWhatClearsWhen() {
        var firm = trust.in(firms.found());
        var ortiz = firm.matterHolding("Estate of Ortiz", usd("11600"), MONDAY);
        firm.receive(ortiz, usd("400"), MONDAY, MONDAY.plusDays(2)).orThrow();
        var refusal = only(firm.disburse(ortiz, usd("11750"), MONDAY.plusDays(1)));
        assertThat(refusal).isEqualTo(Refusal.at("amount", "trust-uncleared-funds",
                "$150.00 more than the cleared money of this matter on 24 Nov 2026; $400.00 clears on 25 Nov 2026."));
        assertThat(firm.disburse(ortiz, usd("11750"), MONDAY.plusDays(2)).isDone()).isTrue();
        assertThat(firm.firm().asAdministrator(verification::findings)).isEmpty();
    }
}
