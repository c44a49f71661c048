package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.trust.NewTrustEntry.Particulars;
import org.chancery.finance.trust.TrustStore.Recorded;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.FreshFactor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A void is a new entry that takes an earlier one back; nothing is ever deleted. */
@Service
public class TrustVoids {

    private final TrustRules rules;
    private final TrustStore store;
    private final TrustPosting posting;
    private final ObjectProvider<BillSettlement> settlement;
    private final ApplicationEventPublisher events;

    TrustVoids(TrustRules rules, TrustStore store, TrustPosting posting, ObjectProvider<BillSettlement> settlement, ApplicationEventPublisher events) {
        this.rules = rules;
        this.store = store;
        this.posting = posting;
        this.settlement = settlement;
        this.events = events;
    }

    /**
     * Voids an entry: both legs of a transfer, and of a payment to the firm the payment of its bill. Refused: {@code already-voided},
     * {@code void-of-void}, {@code void-too-early} (field {@code date}), {@code required} (field {@code reason}), {@code trust-overdraft}
     * and {@code trust-uncleared-funds} if the money has gone on, {@code period-closed}.
     */
    @Requires({Permission.TRUST_DISBURSE, Permission.TRUST_TRANSFER, Permission.TRUST_RECEIVE})
    @FreshFactor
    @Transactional
    public Outcome<RecordedEntry> voidEntry(TrustEntryId id, LocalDate date, String reason) {
        Recorded entry = store.find(id).orElse(null);
        if (entry == null) {
            return Outcome.refused("not-found", "There is no such entry of client money.");
        }
        require(entry.kind());
        var check = rules.check().date("date", date).text("reason", reason, 500);
        check.refuse(date.isBefore(entry.date()), "date", "void-too-early", "The entry is dated " + entry.date() + "; it cannot be voided before.");
        if (!check.passed()) {
            return Outcome.refused(check.refusals());
        }
        if (entry.kind() == TrustKind.VOID) {
            return Outcome.refused("void-of-void", "A void is not voided; record the entry again instead.");
        }
        if (entry.voidedBy() != null) {
            return Outcome.refused("already-voided", "This entry is void already.");
        }
        List<Recorded> legs = entry.transfer() == null ? List.of(entry) : store.legs(entry.transfer());
        return entry.transfer() != null && legs.size() != 2 ? Outcome.refused("not-found", "There is no such entry of client money.")
                : voidLegs(entry, legs, date, reason.strip());
    }

    private Outcome<RecordedEntry> voidLegs(Recorded asked, List<Recorded> legs, LocalDate date, String reason) {
        TrustEntryId id = TrustEntryId.next();
        String what = "Void of " + asked.number() + (asked.transfer() == null ? ": " + reason : "");
        return posting.reversal(asked.journalEntry(), id, date, what).flatMap(reversal -> {
            RecordedEntry answer = null;
            for (Recorded leg : legs) {
                boolean its = leg.id().equals(asked.id());
                RecordedEntry mirror = store.insert(mirror(leg, its ? id : TrustEntryId.next(), date, reason, reversal));
                events.publishEvent(new TrustVoided(mirror.id(), leg.id(), leg.number(), leg.ledger().matter(), leg.amount(), reason));
                answer = its || answer == null ? mirror : answer;
            }
            RecordedEntry done = Objects.requireNonNull(answer);
            return unsettled(asked, date, reason, reversal).map(unsettled -> done);
        });
    }

    private static NewTrustEntry mirror(Recorded leg, TrustEntryId id, LocalDate date, String reason, EntryId reversal) {
        Particulars was = leg.particulars();
        return new NewTrustEntry(id, leg.ledger(), TrustKind.VOID, null, leg.number() + " void", date, leg.amount().negated(), null,
                new Particulars(was.party(), reason, was.instrument(), was.reference()), null, null, null, leg.id(), reversal);
    }

    private Outcome<TrustEntryId> unsettled(Recorded entry, LocalDate date, String reason, EntryId reversal) {
        if (entry.kind() != TrustKind.TO_OPERATING) {
            return Outcome.done(entry.id());
        }
        return settlement.getObject().unsettle(entry.id(), date, reason, reversal).map(payment -> entry.id());
    }

    /** Who records such an entry may void it. */
    private static void require(TrustKind kind) {
        Permission needed = switch (kind) {
            case RECEIPT, INTEREST -> Permission.TRUST_RECEIVE;
            case DISBURSEMENT -> Permission.TRUST_DISBURSE;
            case TO_OPERATING, TRANSFER_IN, TRANSFER_OUT, BANK_CHARGE, FIRM_DEPOSIT, FIRM_WITHDRAWAL, VOID -> Permission.TRUST_TRANSFER;
        };
        if (!Actors.current().may(needed)) {
            throw new AccessDeniedException("needs " + needed.permission());
        }
    }
}
