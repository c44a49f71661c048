package org.chancery.platform.web;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleKeyDeserializers;

/** Reads our values from JSON, and says what is wrong with one in words for whoever calls the API. */
final class JsonReaders extends SimpleDeserializers {

    private static final long serialVersionUID = 1;

    JsonReaders() {
        addDeserializer(Money.class, new MoneyReader());
        addDeserializer(CurrencyUnit.class, new CurrencyReader());
    }

    /** A value that is not what its field holds; the message is for the caller. */
    static final class Misread extends InvalidFormatException {

        private static final long serialVersionUID = 1;

        Misread(JsonParser parser, String message, @Nullable Object value, Class<?> type) {
            super(parser, message, value, type);
        }
    }

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        Class<?> raw = type.getRawClass();
        return Id.class.isAssignableFrom(raw) && raw.isRecord() ? new IdReader(raw) : super.findBeanDeserializer(type, config, description);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return Id.class.isAssignableFrom(type) || super.hasDeserializerFor(config, type);
    }

    @Override
    public @Nullable ValueDeserializer<?> findEnumDeserializer(JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        return new ConstantReader(type.getRawClass());
    }

    /** Ids as the names of a JSON object. */
    static final class Keys extends SimpleKeyDeserializers {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            Class<?> raw = type.getRawClass();
            if (!Id.class.isAssignableFrom(raw) || !raw.isRecord()) {
                return super.findKeyDeserializer(type, config, description);
            }
            return new KeyDeserializer() {
                @Override
                public Object deserializeKey(String key, DeserializationContext context) {
                    Id id = Ids.parse(raw, key).orElseThrow(() -> context.weirdKeyException(raw, key, "not an id"));
                    NamedIds.note(id);
                    return id;
                }
            };
        }
    }

    private static final class IdReader extends ValueDeserializer<Object> {

        private final Class<?> type;

        IdReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "";
            Id id = Ids.parse(type, text).orElseThrow(() -> new Misread(parser, "This is an id, a UUID as a string, such as \"" + Ids.EXAMPLE + "\".", text, type));
            NamedIds.note(id);
            return id;
        }
    }

    private static final class ConstantReader extends ValueDeserializer<Object> {

        private final Class<?> type;

        ConstantReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "";
            return Arrays.stream(type.getEnumConstants()).filter(c -> ((Enum<?>) c).name().equals(text)).findFirst()
                    .orElseThrow(() -> new Misread(parser, "One of: " + Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name())
                            .collect(Collectors.joining(", ")) + ".", text, type));
        }
    }

    private static final class CurrencyReader extends ValueDeserializer<CurrencyUnit> {
        @Override
        public CurrencyUnit deserialize(JsonParser parser, DeserializationContext context) {
            return currency(parser, parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "");
        }
    }

    private static CurrencyUnit currency(JsonParser parser, String code) {
        return Moneys.currency(code)
                .orElseThrow(() -> new Misread(parser, "The currency is a code of ISO 4217, such as \"USD\".", code, CurrencyUnit.class));
    }

    private static final class MoneyReader extends ValueDeserializer<Money> {

        private static final String SHAPE = "Money is an object such as {\"amount\":\"1234.50\",\"currency\":\"USD\"}, with the amount as a string.";
        private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                throw new Misread(parser, SHAPE, null, Money.class);
            }
            String amount = "";
            String code = "";
            Set<String> seen = new HashSet<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING || !seen.add(name)) {
                    throw new Misread(parser, SHAPE, null, Money.class);
                }
                switch (name) {
                    case "amount" -> amount = parser.getString();
                    case "currency" -> code = parser.getString();
                    default -> throw new Misread(parser, SHAPE, null, Money.class);
                }
            }
            if (seen.size() != 2 || !AMOUNT.matcher(amount).matches()) {
                throw new Misread(parser, SHAPE, amount, Money.class);
            }
            return money(parser, new BigDecimal(amount), currency(parser, code));
        }

        private static Money money(JsonParser parser, BigDecimal amount, CurrencyUnit currency) {
            if (amount.stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
                throw new Misread(parser, currency.getCode() + " has " + currency.getDecimalPlaces() + " decimals, this amount has more.", amount, Money.class);
            }
            return Money.of(currency, amount.setScale(currency.getDecimalPlaces()));
        }
    }
}
