package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.platform.firm.FirmContext;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** A small room for tests: notes that are written, refused, and listed. */
@TestConfiguration(proxyBeanMethods = false)
@Import({Probe.Notes.class, Probe.NoteResource.class, Probe.NotePages.class})
public class Probe {

    public record NoteId(UUID value) implements Id {
        public static NoteId of(String text) {
            return new NoteId(UUID.fromString(text));
        }
    }

    public enum Kind { SHORT, LONG }

    public record WriteNote(String text, Money fee, Kind kind, LocalDate on, int pages, @Nullable NoteId about, @Nullable List<Line> lines) {}

    public record Line(Money amount, String name) {}

    public record Note(NoteId id, String text, Money fee) {}

    static final Listing<Note> NOTES = Listing.of("notes", "Notes", Note.class)
            .sql("select n.id, n.text, n.fee_minor, n.currency from platform.probe_note n")
            .row(row -> new Note(row.id("id", NoteId::new), row.text("text"), row.money("fee")))
            .column(Column.text("text", "Text", Note::text).required().link(n -> "/notes/" + n.id().value()))
            .column(Column.money("fee", "Fee", Note::fee).required().total())
            .filter(Filter.contains("text", "Text", "text"))
            .filter(Filter.choice("colour", "Colour", Choices.of(List.of(Option.of("RED", "Red"))), "text in (:colour)"))
            .search("text ilike :q")
            .sort("text")
            .action("New note", "/notes/new")
            .build();

    @Bean
    @DependsOn("flywayInitializer")
    static InitializingBean noteTable(@Qualifier("owner") DataSource owner, org.chancery.platform.database.Database database) {
        return () -> new JdbcTemplate(owner).execute("""
                do $$ begin
                  if to_regclass('platform.probe_note') is null then
                    create table platform.probe_note (firm_id uuid not null default platform.current_firm(), id uuid not null, text text not null,
                      fee_minor bigint not null, currency char(3) not null, primary key (firm_id, id),
                      constraint probe_note_once unique (firm_id, text) deferrable initially deferred,
                      constraint probe_note_fee check (fee_minor >= 0));
                    call platform.protect('platform.probe_note');
                    grant select, insert on platform.probe_note to %s;
                  end if;
                end $$
                """.formatted(database.app().name()));
    }

    @Bean
    static DatabaseRefusals.Words noteWords() {
        return new DatabaseRefusals.Words(java.util.Map.of(
                "probe_note_once", Refusal.at("text", "note-twice", "This note exists."),
                "probe_note_fee", Refusal.at("fee", "note-fee", "A fee is not negative.")));
    }

    public static class Notes {

        private final JdbcClient jdbc;
        private final Map<String, Hold> holds = new ConcurrentHashMap<>();

        /** Holds the next note of a text, and no other test's. Through a method, since this bean is used through its proxy. */
        void holdNext(String text, Hold next) {
            holds.put(text, next);
        }

        /** Stops the first write in the middle until it may go on. */
        record Hold(CountDownLatch entered, CountDownLatch go) {
            Hold() {
                this(new CountDownLatch(1), new CountDownLatch(1));
            }
        }

        Notes(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        public Outcome<Note> write(WriteNote note) {
            NoteId id = new NoteId(Id.next());
            jdbc.sql("insert into platform.probe_note (id, text, fee_minor, currency) values (:id, :text, :fee, :currency)")
                    .param("id", id.value()).param("text", note.text()).param("fee", note.fee().getAmountMinorLong())
                    .param("currency", note.fee().getCurrencyUnit().getCode()).update();
            if (note.text().contains("refuse")) {
                return Outcome.refusedAt("text", "note-refused", "Not this one.");
            }
            if (note.text().contains("break")) {
                throw new IllegalStateException("secret inside");
            }
            Hold held = holds.remove(note.text());
            if (held != null) {
                held.entered().countDown();
                await(held.go());
            }
            return Outcome.done(new Note(id, note.text(), note.fee()));
        }

        static void await(CountDownLatch latch) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody came");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Transactional
        public Outcome<String> reason() {
            return Outcome.done(jdbc.sql("select coalesce(platform.current_reason(), 'none')").query(String.class).single());
        }

        @Transactional(readOnly = true)
        public long count(String text) {
            return jdbc.sql("select count(*) from platform.probe_note where text = ?").param(text).query(Long.class).single();
        }
    }

    @RestController
    static class NoteResource {

        private final Notes notes;
        private final Lists lists;

        NoteResource(Notes notes, Lists lists) {
            this.notes = notes;
            this.lists = lists;
        }

        @PostMapping("/api/v1/probe/notes")
        ResponseEntity<Note> write(@RequestBody WriteNote note) {
            return Answers.created(notes.write(note), n -> "/api/v1/probe/notes/" + n.id().value());
        }

        @PostMapping("/api/v1/probe/half")
        ResponseEntity<String> half(@RequestBody WriteNote note) {
            notes.write(note);
            return ResponseEntity.ok("fine");
        }

        @PostMapping("/api/v1/probe/endless")
        String endless(@RequestBody WriteNote note) {
            notes.write(note).orThrow();
            return "x".repeat(5_000_000);
        }

        @PostMapping("/api/v1/probe/files")
        ResponseEntity<Note> file(HttpServletRequest request) {
            return Answers.ok(Upload.of(request, "file").flatMap(f -> notes.write(new WriteNote(f.name() + " " + f.bytes().length,
                    Money.zero(CurrencyUnit.USD), Kind.SHORT, LocalDate.EPOCH, 1, null, null))));
        }

        @PostMapping("/api/v1/probe/reasons")
        List<String> reasons() {
            return List.of(notes.reason().orThrow(), FirmContext.because("a typing error", notes::reason).orThrow(), notes.reason().orThrow());
        }

        @GetMapping("/api/v1/probe/notes")
        Slice<Note> list(ListRequest request) {
            return lists.slice(NOTES, request);
        }

        @GetMapping("/api/v1/probe/notes/{id}")
        ResponseEntity<Note> get(@PathVariable NoteId id, HttpServletRequest request) {
            Version.check(request, 7);
            if (id.value().getLeastSignificantBits() == 0) {
                throw RefusedRequest.notFound();
            }
            return Version.of(new Note(id, "some", Money.ofMinor(CurrencyUnit.JPY, 5)), 7);
        }
    }

    @Controller
    static class NotePages {

        private final Notes notes;
        private final Lists lists;

        NotePages(Notes notes, Lists lists) {
            this.notes = notes;
            this.lists = lists;
        }

        @GetMapping("/notes")
        ModelAndView list(ListRequest request) {
            return lists.page(NOTES, request);
        }

        @PostMapping("/notes")
        ModelAndView write(Posted posted) {
            Outcome<Note> outcome = posted.read(f -> new WriteNote(f.text("text"), f.money("fee", CurrencyUnit.USD), f.constant("kind", Kind.class),
                    f.date("on"), 1, null, List.of())).flatMap(notes::write);
            return Pages.answer(outcome, n -> "/notes/" + n.id().value(), _ -> Flash.done("Written."), posted, form ->
                    new ModelAndView("platform/web/error").addObject("problem", Problem.of(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT, form.refusals())));
        }

        @GetMapping("/notes/broken")
        ModelAndView broken() {
            throw new IllegalStateException("secret inside");
        }
    }
}
