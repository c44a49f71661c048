package org.chancery.finance.receivables.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.receivables.DunningLetters;
import org.chancery.finance.receivables.DunningLevel;
import org.chancery.finance.receivables.DunningPolicy;
import org.chancery.finance.receivables.LetterId;
import org.chancery.finance.receivables.LetterView;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.jobs.RunId;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dunning letters on the API. */
@Tag(name = "Letters")
@RestController
@RequestMapping("/api/v1")
class LetterResource {

    private final DunningLetters letters;
    private final DunningPolicy policy;
    private final Lists lists;

    LetterResource(DunningLetters letters, DunningPolicy policy, Lists lists) {
        this.letters = letters;
        this.policy = policy;
        this.lists = lists;
    }

    /**
     * A run to be started.
     *
     * @param date  null for today
     * @param again null for no: bills that had a level get it once more
     */
    record StartDunning(@Nullable LocalDate date, @Nullable Boolean again) {}

    /** The job that proposes letters. */
    record DunningStarted(RunId runId) {}

    /** @param ids of letters that are proposed */
    record ChosenLetters(List<LetterId> ids) {}

    /** @param levels in their order */
    record DunningLevels(List<DunningLevel> levels) {}

    @PostMapping("/dunning-runs")
    ResponseEntity<DunningStarted> run(@RequestBody StartDunning body) {
        Outcome<RunId> started = letters.run(body.date(), Boolean.TRUE.equals(body.again()));
        return Answers.created(started.map(DunningStarted::new), made -> "/api/v1/jobs/" + made.runId());
    }

    @GetMapping("/letters")
    @Requires(Permission.BILLING_VIEW)
    Slice<ReceivablesLists.LetterRow> list(ListRequest request) {
        return lists.slice(ReceivablesLists.LETTERS, request);
    }

    @GetMapping("/letters/{id}")
    LetterView get(@PathVariable LetterId id) {
        return letters.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @GetMapping(path = "/letters/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> paper(@PathVariable LetterId id) {
        LetterView letter = letters.find(id).orElseThrow(RefusedRequest::notFound);
        return PdfAnswer.of(letters.print(List.of(letter.id())).orThrow(), "letter.pdf");
    }

    @PostMapping("/letters/release")
    ResponseEntity<Slice<LetterView>> release(@RequestBody ChosenLetters body) {
        return Answers.ok(letters.release(body.ids()).map(Slice::whole));
    }

    @PostMapping("/letters/dismiss")
    ResponseEntity<Slice<LetterView>> dismiss(@RequestBody ChosenLetters body) {
        return Answers.ok(letters.dismiss(body.ids()).map(Slice::whole));
    }

    @GetMapping("/dunning-levels")
    DunningLevels levels() {
        return new DunningLevels(policy.levels());
    }

    @PutMapping("/dunning-levels")
    ResponseEntity<DunningLevels> setLevels(@RequestBody DunningLevels body) {
        return Answers.ok(policy.set(body.levels()).map(DunningLevels::new));
    }
}
