package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;

/** Dates and figures are written as the signed-in person reads them, in the firm's zone; before sign-in in American English and UTC. */
@Component("localeResolver")
class PersonLocale extends AbstractLocaleContextResolver {

    private final Frames frames;

    PersonLocale(Frames frames) {
        this.frames = frames;
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return frames.person()
                .map(person -> new SimpleTimeZoneAwareLocaleContext(person.locale(), TimeZone.getTimeZone(person.zone())))
                .orElseGet(() -> new SimpleTimeZoneAwareLocaleContext(Locale.US, TimeZone.getTimeZone("UTC")));
    }

    /** Spring's interface reads and writes in one; who wants another language changes the profile, so writing is refused as Spring's own header resolver does. */
    @Override
    public void setLocaleContext(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext localeContext) {
        throw new UnsupportedOperationException("a person's locale is part of their profile");
    }
}
