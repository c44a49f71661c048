package org.chancery.platform.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds things and places by a few letters: the list under the search box, and the same as a page of its own. */
@Controller
class PaletteController {

    private static final int LONGEST_QUERY = 200;
    private static final int HITS_PER_KIND = 8;

    private final ObjectProvider<PaletteSource> sources;
    private final Frames frames;

    PaletteController(ObjectProvider<PaletteSource> sources, Frames frames) {
        this.sources = sources;
        this.frames = frames;
    }

    @GetMapping("/palette")
    String find(@RequestParam(defaultValue = "") String q, HtmxRequest htmx, Model model) {
        var query = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_QUERY));
        model.addAttribute("q", query).addAttribute("hits", byKind(query));
        return htmx.isHtmxRequest() ? "platform/web/palette-hits" : "platform/web/palette";
    }

    private Map<String, List<PaletteSource.Hit>> byKind(String q) {
        var hits = new ArrayList<>(q.isEmpty() ? List.of() : found(q));
        frames.person().ifPresent(person -> hits.addAll(places(person, q.toLowerCase(person.locale()))));
        var kinds = new LinkedHashMap<String, List<PaletteSource.Hit>>();
        hits.forEach(hit -> kinds.computeIfAbsent(hit.kind(), kind -> new ArrayList<>()).add(hit));
        return kinds;
    }

    private List<PaletteSource.Hit> found(String q) {
        return sources.orderedStream().flatMap(source -> source.find(q, HITS_PER_KIND).stream()).toList();
    }

    private List<PaletteSource.Hit> places(SignedInPerson person, String q) {
        var hits = new ArrayList<PaletteSource.Hit>();
        for (var item : frames.places(person)) {
            if (matches(item.label(), q, person.locale())) {
                hits.add(new PaletteSource.Hit("Go to", item.label(), item.department().heading(), item.href()));
            }
        }
        for (var add : frames.quickAdds(person)) {
            if (matches("new " + add.label(), q, person.locale())) {
                hits.add(new PaletteSource.Hit("New", "New " + add.label().toLowerCase(person.locale()), null, add.href()));
            }
        }
        return hits;
    }

    private static boolean matches(String label, String q, Locale locale) {
        return label.toLowerCase(locale).contains(q);
    }
}
