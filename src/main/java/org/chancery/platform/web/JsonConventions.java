package org.chancery.platform.web;

import org.chancery.shared.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How our values look in JSON, by {@code interface.md}: money {@code {"amount":"1234.50","currency":"USD"}} with an exact string, ids as
 * UUID strings, dates and moments in ISO 8601. What is unknown, doubled or of another type is refused rather than guessed at: where money
 * is concerned a misspelled field that is passed over is worse than an error.
 */
@Configuration(proxyBeanMethods = false)
class JsonConventions {

    @Bean
    JsonMapperBuilderCustomizer chanceryJson() {
        return builder -> builder
                .addModule(module())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .withCoercionConfig(LogicalType.Textual, config -> config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.DateTime, config -> config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail));
    }

    static SimpleModule module() {
        var module = new SimpleModule("chancery");
        module.addSerializer(Money.class, new MoneyWriter());
        module.addSerializer(CurrencyUnit.class, new CurrencyWriter());
        module.addSerializer(Id.class, new IdWriter());
        module.addKeySerializer(Id.class, new IdKeyWriter());
        module.setDeserializers(new JsonReaders());
        module.setKeyDeserializers(new JsonReaders.Keys());
        return module;
    }

    private static final class MoneyWriter extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.getAmount().toPlainString());
            json.writeStringProperty("currency", money.getCurrencyUnit().getCode());
            json.writeEndObject();
        }
    }

    private static final class CurrencyWriter extends ValueSerializer<CurrencyUnit> {
        @Override
        public void serialize(CurrencyUnit currency, JsonGenerator json, SerializationContext context) {
            json.writeString(currency.getCode());
        }
    }

    private static final class IdWriter extends ValueSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator json, SerializationContext context) {
            json.writeString(id.value().toString());
        }
    }

    private static final class IdKeyWriter extends ValueSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator json, SerializationContext context) {
            json.writeName(id.value().toString());
        }
    }
}
