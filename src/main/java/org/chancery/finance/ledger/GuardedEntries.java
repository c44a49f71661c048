package org.chancery.finance.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.matters.Guarded;
import org.chancery.practice.matters.GuardedObjects;
import org.chancery.practice.matters.MatterId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Entries of the books and bank accounts, for “who can see this, and why”. */
@Configuration(proxyBeanMethods = false)
class GuardedEntries {

    @Bean
    GuardedObjects guardedJournalEntry(Ledger ledger) {
        return GuardedObjects.of("journal-entry", id -> ledger.find(new EntryId(id)).map(entry -> {
            List<UUID> matters = Stream.concat(Stream.ofNullable(entry.matterId()), entry.postings().stream().map(EntryView.PostingView::matterId).filter(Objects::nonNull))
                    .map(MatterId::value).distinct().toList();
            return new Guarded("entry", "Entry " + entry.number(), entry.href(), List.of(Permission.LEDGER_VIEW, Permission.BILLING_VIEW, Permission.TRUST_VIEW), matters, null);
        }));
    }
}
