package org.chancery.finance.trust;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.matters.Guarded;
import org.chancery.practice.matters.GuardedObjects;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Client ledgers and their entries, for “who can see this, and why”. */
@Configuration(proxyBeanMethods = false)
class GuardedClientMoney {

    @Bean
    GuardedObjects guardedClientLedger(ClientLedgers ledgers, Firms firms) {
        return GuardedObjects.of("client-ledger", id -> ledgers.find(new ClientLedgerId(id), firms.today())
                .map(ledger -> guarded("client ledger", "Client ledger", ledger.href(), ledger.matterId())));
    }

    @Bean
    GuardedObjects guardedTrustEntry(ClientLedgers ledgers) {
        return GuardedObjects.of("trust-entry", id -> ledgers.entry(new TrustEntryId(id))
                .map(entry -> guarded("entry of client money", "Entry " + entry.number(), "/trust/entries/" + id, entry.matterId())));
    }

    /** The firm's own ledger in a trust account belongs to no matter. */
    private static Guarded guarded(String word, String name, String href, @Nullable MatterId matter) {
        List<UUID> matters = Optional.ofNullable(matter).stream().flatMap(id -> Stream.of(id.value())).toList();
        return new Guarded(word, name, href, List.of(Permission.TRUST_VIEW), matters, null);
    }
}
