package org.chancery.platform.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which of several places a path lies in. */
final class Paths {

    private Paths() {}

    static <T> @Nullable T longest(Collection<T> places, Function<T, String> href, String path) {
        return places.stream()
                .filter(place -> within(path, bare(href.apply(place))))
                .max(Comparator.comparingInt(place -> bare(href.apply(place)).length()))
                .orElse(null);
    }

    /** Whether a path is a place or lies below it; the start page has nothing below it. */
    private static boolean within(String path, String place) {
        return path.equals(place) || !place.equals("/") && path.startsWith(place.endsWith("/") ? place : place + "/");
    }

    private static String bare(String href) {
        var end = href.indexOf('?');
        return end < 0 ? href : href.substring(0, end);
    }

    /** Whether a browser would stay on this site when sent there: no other host by {@code //} or {@code /\}. */
    static boolean isLocal(@Nullable String path) {
        return path != null && path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl);
    }
}
