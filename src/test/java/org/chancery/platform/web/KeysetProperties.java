package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.chancery.platform.web.ListsOverDatabase.Paper;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Whatever the data, its ties and gaps: page after page gives the whole list, in either direction. */
@NullUnmarked
class KeysetProperties {

    private static final Pattern CURSOR = Pattern.compile("cursor=([^&]+)");

    record Draft(@Nullable String name, @Nullable LocalDate due, @Nullable Instant seen, @Nullable Long fee, @Nullable Integer spent, int pages) {}

    @Provide
    Arbitrary<Draft> drafts() {
        return Combinators.combine(
                Arbitraries.of("a", "B", "b", "é", "'; drop table paper; --", "%", "").injectNull(0.3),
                Arbitraries.integers().between(0, 3).map(d -> LocalDate.of(2026, 1, 1).plusDays(d)).injectNull(0.3),
                Arbitraries.integers().between(0, 3).map(d -> Instant.parse("2026-01-01T10:00:00.123456Z").plusMillis(d)).injectNull(0.3),
                Arbitraries.longs().between(-2, 2).injectNull(0.3),
                Arbitraries.integers().between(0, 2).injectNull(0.3),
                Arbitraries.integers().between(0, 2)).as(Draft::new);
    }

    @Provide
    Arbitrary<String> sorts() {
        return Arbitraries.of("name", "status", "due", "seen", "fee", "spent", "pages").set().ofMinSize(0).ofMaxSize(3)
                .flatMap(keys -> Arbitraries.of("", "-").list().ofSize(keys.size()).map(signs -> {
                    List<String> parts = new ArrayList<>();
                    List<String> named = List.copyOf(keys);
                    for (int i = 0; i < named.size(); i++) {
                        parts.add(signs.get(i) + named.get(i));
                    }
                    return String.join(",", parts);
                }));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void pagesForwardAndBackwardGiveTheWholeList(@ForAll @Size(max = 25) List<@net.jqwik.api.From("drafts") Draft> drafts,
            @ForAll("sorts") String sort, @ForAll @IntRange(min = 1, max = 7) int limit) {
        ListsOverDatabase.empty();
        drafts.forEach(d -> ListsOverDatabase.add(d.name(), d.pages() == 0 ? "OPEN" : "CLOSED", d.due(), d.seen(),
                d.fee() == null ? null : Money.ofMinor(CurrencyUnit.USD, d.fee()), d.spent(), d.pages()));
        String query = (sort.isEmpty() ? "" : "sort=" + sort + "&");
        List<UUID> whole = ids(ListsOverDatabase.LISTS.slice(ListsOverDatabase.PAPERS, ListsOverDatabase.asking(query + "limit=1000")).items());
        assertThat(whole).hasSameSizeAs(drafts);

        List<UUID> forward = new ArrayList<>();
        String cursor = null;
        do {
            var slice = ListsOverDatabase.LISTS.slice(ListsOverDatabase.PAPERS, ListsOverDatabase.asking(query + "limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor)));
            assertThat(slice.items()).hasSizeLessThanOrEqualTo(limit);
            forward.addAll(ids(slice.items()));
            cursor = slice.nextCursor();
        } while (cursor != null);
        assertThat(forward).isEqualTo(whole);
        assertThat(backwards(query, limit, whole.size())).isEqualTo(whole);
    }

    /** Walks to the last page by "More" and collects on the way back by "Back". */
    private static List<UUID> backwards(String query, int limit, int size) {
        var view = ListsOverDatabase.LISTS.view(ListsOverDatabase.PAPERS, ListsOverDatabase.asking(query + "limit=" + limit));
        while (view.next() != null) {
            view = ListsOverDatabase.LISTS.view(ListsOverDatabase.PAPERS, ListsOverDatabase.asking(query + "limit=" + limit + "&cursor=" + cursor(view.next())));
        }
        List<List<UUID>> pages = new ArrayList<>();
        pages.add(drawn(view));
        for (int steps = 0; view.previous() != null && steps <= size; steps++) {
            view = ListsOverDatabase.LISTS.view(ListsOverDatabase.PAPERS, ListsOverDatabase.asking(query + "limit=" + limit + "&cursor=" + cursor(view.previous())));
            pages.add(drawn(view));
        }
        Collections.reverse(pages);
        return pages.stream().flatMap(List::stream).toList();
    }

    private static List<UUID> ids(List<Paper> papers) {
        return papers.stream().map(p -> p.id().value()).toList();
    }

    private static List<UUID> drawn(ListView view) {
        return view.lines().stream().map(l -> UUID.fromString(l.cells().getFirst().href().substring("/papers/".length()))).toList();
    }

    private static String cursor(String href) {
        var matcher = CURSOR.matcher(href);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Property(tries = 300)
    void aCursorComesBackAsItWas(@ForAll @Size(3) List<@net.jqwik.api.constraints.NotBlank String> texts, @ForAll boolean backward) {
        var ordering = Ordering.parse("name,-due,pages", ListsOverDatabase.PAPERS.columns()).orThrow();
        List<@Nullable String> values = new ArrayList<>();
        values.add(texts.getFirst().replace("\0", ""));
        values.add(null);
        values.add("17.5");
        var cursor = new Cursor(ordering.spelled(), backward, values, UUID.randomUUID());
        if (cursor.encoded().length() < 6_000 && isWellFormed(values.getFirst())) {
            assertThat(Cursor.decoded(cursor.encoded(), ordering)).isEqualTo(Outcome.done(cursor));
        }
    }

    private static boolean isWellFormed(@Nullable String text) {
        return text != null && java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Property(tries = 500)
    void nothingElseIsTakenForACursor(@ForAll String text) {
        var ordering = Ordering.parse("name,-due,pages", ListsOverDatabase.PAPERS.columns()).orThrow();
        assertThat(Cursor.decoded(text, ordering).isDone()).isFalse();
    }
}
