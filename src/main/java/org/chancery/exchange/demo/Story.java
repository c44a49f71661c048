package org.chancery.exchange.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.firm.ProgramClock;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Where the story stands: its day, its people, and what has been made so far. The same seed tells the same story. */
final class Story {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final long SEED = 1874;

    final DemoData data = DemoData.read();
    final SplittableRandom chance = new SplittableRandom(SEED);
    final LocalDate today;
    final Map<String, Actor> actors = new HashMap<>();
    final Map<String, ContactId> contacts = new HashMap<>();
    final Map<String, MatterId> matters = new HashMap<>();
    final DemoBank operating = new DemoBank("121000358", "4471902218");
    final DemoBank trust = new DemoBank("121000358", "4471904471");
    private @Nullable BankAccountId operatingAccount;
    private @Nullable BankAccountId trustAccount;
    private LocalDate day;

    Story(LocalDate today) {
        this.today = today;
        this.day = today;
    }

    LocalDate day() {
        return day;
    }

    void goTo(LocalDate next) {
        day = next;
    }

    BankAccountId operatingAccount() {
        return Objects.requireNonNull(operatingAccount);
    }

    BankAccountId trustAccount() {
        return Objects.requireNonNull(trustAccount);
    }

    void accounts(BankAccountId own, BankAccountId clients) {
        operatingAccount = own;
        trustAccount = clients;
    }

    void people(Map<String, Actor> everyone) {
        actors.putAll(everyone);
    }

    UserId user(String name) {
        return actor(name).id();
    }

    MatterId matter(String key) {
        return Objects.requireNonNull(matters.get(key), key);
    }

    /** Does something as a person of the firm, on the story's day, at an hour of it. */
    <T extends @Nullable Object> T as(String name, int hour, Supplier<T> work) {
        return ProgramClock.at(day.atTime(LocalTime.of(hour, chance.nextInt(60))).atZone(ZONE).toInstant(), () -> Actors.as(actor(name), "demo", work));
    }

    private Actor actor(String name) {
        return Objects.requireNonNull(actors.get(name), name);
    }

    boolean isWorkday(LocalDate date) {
        return date.getDayOfWeek().getValue() <= 5;
    }

    boolean happens(int percent) {
        return chance.nextInt(100) < percent;
    }
}
