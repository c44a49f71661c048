package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.chancery.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What controllers may take as arguments besides Spring's own: {@link ListRequest}, {@link Posted}, and any room's ids. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new OfRequest(ListRequest.class, ListRequest::of));
        resolvers.add(new OfRequest(Posted.class, Posted::of));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new TextToId());
    }

    private record OfRequest(Class<?> type, Function<HttpServletRequest, Object> make) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return make.apply(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }

    /** {@code @PathVariable MatterId id}. */
    private static final class TextToId implements ConditionalGenericConverter {

        @Override
        public boolean matches(TypeDescriptor source, TypeDescriptor target) {
            return Id.class.isAssignableFrom(target.getType()) && target.getType().isRecord();
        }

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, Id.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
            String text = source == null ? "" : source.toString();
            return text.isBlank() ? null : Ids.parse(targetType.getType(), text).orElseThrow(() -> new IllegalArgumentException("not an id"));
        }
    }
}
