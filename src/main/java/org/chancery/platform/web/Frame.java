package org.chancery.platform.web;

import gg.jte.Content;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that the layouts need to draw what surrounds a page; in every page's model as {@code frame}. What is costly is worked out only when a
 * layout asks for it.
 *
 * @param path     the page's path without its query
 * @param address  the path with its query, to come back to
 * @param person   who looks; null before sign-in
 * @param locale   how they read dates and figures
 * @param zone     the zone in which they read instants
 * @param flash    what has just happened; null for nothing
 * @param csrfOnce the secret of this person's forms
 * @param railOnce the rail for this person and path
 */
public record Frame(String path, String address, @Nullable SignedInPerson person, Locale locale, ZoneId zone, Theme theme, @Nullable Flash flash,
        Assets assets, Supplier<Csrf> csrfOnce, Supplier<Rail> railOnce) {

    /** The firm's name; the product's before sign-in. */
    public String firmName() {
        return person == null ? "Chancery" : person.firmName();
    }

    /** The full name of the person who looks; empty before sign-in. */
    public String personName() {
        return person == null ? "" : person.name();
    }

    /** Their initials, at most two; empty before sign-in. */
    public String initials() {
        return Show.initials(personName());
    }

    public boolean signedIn() {
        return person != null;
    }

    /** Whether the person who looks holds a permission; nobody does before sign-in. */
    public boolean may(String permission) {
        return person != null && person.may(permission);
    }

    /** Whether it is held in the whole firm or with the matters of some office: for what leads to one matter, which is asked for there. */
    public boolean maySomewhere(String permission) {
        return person != null && person.maySomewhere(permission);
    }

    public Csrf csrf() {
        return csrfOnce.get();
    }

    public List<Rail.Group> navigation() {
        return railOnce.get().groups();
    }

    public List<QuickAdd> quickAdds() {
        return railOnce.get().quickAdds();
    }

    public List<Content> widgets() {
        return railOnce.get().widgets().stream().map(widget -> widget.apply(this)).toList();
    }

    /** What stands at the head of every page until it is over. */
    public List<Flash> banners() {
        return railOnce.get().banners();
    }
}
