package org.chancery.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Where the links of a person's pages lead: beginning at some pages, every link is followed, a few of each kind of page and one of each kind of
 * file. What a person is shown must open.
 */
final class Trail {

    private static final int EACH = 3;
    private static final Pattern LINK = Pattern.compile("<(?:a|form(?=[^>]* method=\"get\"))\\b[^>]*? (?:href|action)=\"(/[^\"#]*)");
    private static final Pattern FORMAT = Pattern.compile("[?&]format=(\\w+)");

    private final Page page;
    private final String host;
    private final List<PathPattern> routes;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<String>> found = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    private Trail(Page page, String host, List<PathPattern> routes) {
        this.page = page;
        this.host = host;
        this.routes = routes;
    }

    static Trail follow(Page page, String host, List<PathPattern> routes, List<String> from) {
        Trail trail = new Trail(page, host, routes);
        from.forEach(address -> trail.meet(address, "the beginning"));
        while (!trail.waiting.isEmpty()) {
            trail.open(trail.waiting.remove());
        }
        return trail;
    }

    /** The first address met of each kind of page. */
    Map<String, String> pages() {
        Map<String, String> first = new LinkedHashMap<>();
        found.forEach((kind, addresses) -> first.put(kind, addresses.getFirst()));
        return first;
    }

    /** Links that did not open, with the page that shows them. */
    List<String> broken() {
        return broken;
    }

    private void meet(String address, String on) {
        String kind = kind(address);
        List<String> known = found.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (known.size() < (isFile(kind) ? 1 : EACH) && seen.add(address)) {
            known.add(address);
            waiting.add(address);
            places.put(address, on);
        }
    }

    /** A file leads nowhere: one of each kind shows that its reader may have it. */
    private static boolean isFile(String kind) {
        return kind.contains(" as ") || kind.endsWith("/pdf");
    }

    private void open(String address) {
        APIResponse answer = page.request().get(host + address);
        if (answer.status() != 200) {
            broken.add("%s on %s: %d".formatted(address, places.get(address), answer.status()));
        } else if (answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
            LINK.matcher(answer.text()).results().map(link -> link.group(1).replace("&amp;", "&")).forEach(link -> meet(link, address));
        }
        answer.dispose();
    }

    private String kind(String address) {
        String path = address.replaceFirst("\\?.*", "");
        var format = FORMAT.matcher(address);
        return (path.startsWith("/history/") ? path.replaceFirst("[^/]+$", "{id}")
                : routes.stream().filter(route -> route.matches(PathContainer.parsePath(path))).findFirst().map(PathPattern::getPatternString).orElse(path))
                + (format.find() ? " as " + format.group(1) : "");
    }
}
