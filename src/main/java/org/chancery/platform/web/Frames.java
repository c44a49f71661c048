package org.chancery.platform.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Makes the {@link Frame} of a request. Pages get it in their model; only what renders outside a controller asks here. */
@Component
public final class Frames {

    private final ObjectProvider<SignedIn> signedIn;
    private final ObjectProvider<NavigationSource> navigation;
    private final ObjectProvider<QuickAddSource> quickAdds;
    private final ObjectProvider<HeaderWidget> widgets;
    private final ObjectProvider<PageBanner> banners;
    private final ObjectProvider<TemplateEngine> templates;
    private final Assets assets;

    Frames(ObjectProvider<SignedIn> signedIn, ObjectProvider<NavigationSource> navigation, ObjectProvider<QuickAddSource> quickAdds,
            ObjectProvider<HeaderWidget> widgets, ObjectProvider<PageBanner> banners, ObjectProvider<TemplateEngine> templates, Assets assets) {
        this.signedIn = signedIn;
        this.navigation = navigation;
        this.quickAdds = quickAdds;
        this.widgets = widgets;
        this.banners = banners;
        this.templates = templates;
        this.assets = assets;
    }

    /** The frame of this request. */
    public Frame of(HttpServletRequest request) {
        var person = person().orElse(null);
        var path = request.getRequestURI();
        var query = request.getQueryString();
        return new Frame(path, query == null ? path : path + "?" + query, person, locale(request, person), zone(request, person), theme(request),
                flash(request), assets, once(() -> csrf(request)), once(() -> person == null ? Rail.EMPTY : rail(person, path)));
    }

    Optional<SignedInPerson> person() {
        return Optional.ofNullable(signedIn.getIfAvailable()).flatMap(SignedIn::current);
    }

    /** The rail's places for this person, in their order. */
    List<NavItem> places(SignedInPerson person) {
        return navigation.orderedStream()
                .flatMap(source -> source.items().stream())
                .filter(item -> allowed(person, item.permission()))
                .sorted(Comparator.comparing(NavItem::department).thenComparingInt(item -> item.order()).thenComparing(NavItem::label))
                .toList();
    }

    /** The lines of the "+ New" menu for this person, in their order. */
    List<QuickAdd> quickAdds(SignedInPerson person) {
        return quickAdds.orderedStream()
                .flatMap(source -> source.quickAdds().stream())
                .filter(add -> allowed(person, add.permission()))
                .sorted(Comparator.comparingInt((QuickAdd add) -> add.order()).thenComparing(QuickAdd::label))
                .toList();
    }

    private Rail rail(SignedInPerson person, String path) {
        var items = places(person);
        var here = Paths.longest(items, NavItem::href, path);
        var groups = items.stream().map(NavItem::department).distinct()
                .map(department -> new Rail.Group(department, items.stream()
                        .filter(item -> item.department() == department)
                        .map(item -> place(item, item == here))
                        .toList()))
                .toList();
        return new Rail(groups, quickAdds(person), shownWidgets(), banners.orderedStream().flatMap(banner -> banner.banners().stream()).toList());
    }

    private static Rail.Place place(NavItem item, boolean current) {
        return new Rail.Place(item.label(), item.href(), item.chord(), item.count() == null ? 0 : item.count().getAsInt(), current);
    }

    private List<Function<Frame, Content>> shownWidgets() {
        return widgets.orderedStream()
                .flatMap(widget -> widget.view().stream())
                .map(view -> (Function<Frame, Content>) frame -> content(view, frame))
                .toList();
    }

    private Content content(HeaderWidget.View view, Frame frame) {
        var model = new HashMap<>(view.model());
        model.put("frame", frame);
        return output -> templates.getObject().render(view.template(), model, output);
    }

    private static boolean allowed(SignedInPerson person, @Nullable String permission) {
        return permission == null || person.maySomewhere(permission);
    }

    private static Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : new Csrf("_csrf", "X-CSRF-TOKEN", "");
    }

    private static @Nullable Flash flash(HttpServletRequest request) {
        var carried = RequestContextUtils.getInputFlashMap(request);
        return carried != null && carried.get("flash") instanceof Flash flash ? flash : null;
    }

    private static Theme theme(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, Theme.COOKIE);
        return Theme.of(cookie == null ? null : cookie.getValue());
    }

    private static Locale locale(HttpServletRequest request, @Nullable SignedInPerson person) {
        return person == null ? RequestContextUtils.getLocale(request) : person.locale();
    }

    private static ZoneId zone(HttpServletRequest request, @Nullable SignedInPerson person) {
        TimeZone zone = RequestContextUtils.getTimeZone(request);
        return person != null ? person.zone() : zone != null ? zone.toZoneId() : ZoneId.of("UTC");
    }

    private static <T> Supplier<T> once(Supplier<T> costly) {
        return SingletonSupplier.of(costly);
    }
}
