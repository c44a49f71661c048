package org.chancery.platform.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Holds a JSON body to the nullness of the record that it fills: whatever is not {@code @Nullable} must be there. So every missing field is
 * named at once, before a service meets a null that its types exclude.
 */
@RestControllerAdvice
class RequiredFields extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object afterBodyRead(Object body, HttpInputMessage message, MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        List<Refusal> missing = new ArrayList<>();
        look(body, "", missing);
        if (!missing.isEmpty()) {
            throw new RefusedRequest(HttpStatus.UNPROCESSABLE_CONTENT, HttpHeaders.EMPTY, missing);
        }
        return body;
    }

    private static void look(@Nullable Object value, String path, List<Refusal> missing) {
        if (value instanceof Collection<?> all) {
            int i = 0;
            for (Object each : all) {
                String place = path + "[" + i++ + "]";
                if (each == null) {
                    missing.add(Refusal.required(place));
                }
                look(each, place, missing);
            }
        } else if (value instanceof Record body && body.getClass().getName().startsWith("org.chancery.")) {
            for (RecordComponent component : body.getClass().getRecordComponents()) {
                String place = path.isEmpty() ? component.getName() : path + "." + component.getName();
                Object part = part(body, component);
                if (part == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    missing.add(Refusal.required(place));
                }
                look(part, place, missing);
            }
        }
    }

    private static @Nullable Object part(Record body, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
