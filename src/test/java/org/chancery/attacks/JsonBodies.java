package org.chancery.attacks;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.shared.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;

/** A plausible body for a route of the API, made from the record that it reads, with the ids that an attacker would like to use. */
final class JsonBodies {

    private final Samples samples;

    JsonBodies(Samples samples) {
        this.samples = samples;
    }

    Body of(Route route) {
        for (MethodParameter parameter : route.handler().getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return Body.json(value(parameter.getGenericParameterType(), "body", route));
            }
        }
        return route.isRead() || route.method().equals("DELETE") ? Body.NONE : Body.json("{}");
    }

    private String value(Type type, String name, Route route) {
        if (type instanceof ParameterizedType generic) {
            return Collection.class.isAssignableFrom((Class<?>) generic.getRawType()) ? "[" + value(generic.getActualTypeArguments()[0], name, route) + "]" : "{}";
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Money.class) {
            return "{\"amount\":\"1.00\",\"currency\":\"USD\"}";
        }
        if (Id.class.isAssignableFrom(plain)) {
            return "\"" + samples.ofType(plain, route) + "\"";
        }
        return plain.isRecord() ? object(plain, route) : simple(plain, name, route);
    }

    private String simple(Class<?> type, String name, Route route) {
        if (type.isEnum()) {
            return "\"" + ((Enum<?>) type.getEnumConstants()[0]).name() + "\"";
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "1";
            case "boolean", "Boolean" -> "false";
            case "UUID" -> "\"" + samples.named(name, route) + "\"";
            default -> type == LocalDate.class ? "\"2026-11-20\"" : type == Instant.class ? "\"2026-11-20T10:00:00Z\"" : type == BigDecimal.class ? "\"1.00\""
                    : type == CurrencyUnit.class ? "\"USD\"" : "\"x\"";
        };
    }

    /** Every id, and of the rest what may not be missing. */
    private String object(Class<?> type, Route route) {
        return Arrays.stream(Objects.requireNonNull(type.getRecordComponents()))
                .filter(component -> !isNullable(component.getAnnotatedType()) || holdsIds(component))
                .map(component -> "\"" + component.getName() + "\":" + value(component.getGenericType(), component.getName(), route))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isNullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean holdsIds(RecordComponent component) {
        Type type = component.getGenericType() instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : component.getGenericType();
        return type instanceof Class<?> plain && (Id.class.isAssignableFrom(plain) || plain == UUID.class);
    }
}
