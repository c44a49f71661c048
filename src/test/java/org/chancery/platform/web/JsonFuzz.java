package org.chancery.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whatever comes as a JSON body, it is a command or it is refused in words that name none of our classes. */
public final class JsonFuzz {

    /** A value of every kind. */
    record Everything(UserId id, Money money, CurrencyUnit currency, LocalDate day, Instant at, Tone tone, int count, boolean flag, @Nullable String text,
            List<Money> sums, Map<UserId, Integer> shares) {}

    private static final List<Class<?>> BODIES = List.of(Everything.class, NewTime.class, NewExpense.class, NewPayment.class, NewBankAccount.class, MatterDetails.class);
    private static final String OURS = "org.chancery";
    private static final JsonMapper JSON = mapper();

    private JsonFuzz() {}

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new JsonConventions().chanceryJson().customize(builder);
        return builder.build();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        BODIES.forEach(type -> read(input, type));
    }

    private static void read(byte[] input, Class<?> type) {
        Object value;
        try {
            value = JSON.readValue(input, type);
        } catch (JacksonException fault) {
            Faults.Answer answer = JsonFaults.meaning(new HttpMessageNotReadableException("", fault, new MockHttpInputMessage(input)));
            // Unless the caller says it, whose field is named again.
            expect(!answer.refusals().getFirst().message().contains(OURS) || new String(input, StandardCharsets.UTF_8).contains(OURS), input);
            return;
        }
        if (value != null) {
            expect(value.equals(JSON.readValue(JSON.writeValueAsBytes(value), type)), input);
        }
    }

    private static void expect(boolean holds, byte[] input) {
        if (!holds) {
            throw new IllegalStateException("misread: " + new String(input, StandardCharsets.UTF_8));
        }
    }
}
