package org.chancery.platform.setup.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Month;
import java.util.List;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.OfficeView;
import org.chancery.platform.letterhead.OfficeAddress;
import org.chancery.platform.setup.OfficeSettings;
import org.chancery.platform.setup.OfficeSettings.Particulars;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The firm's offices on the API. */
@Tag(name = "Firm")
@RestController
@RequestMapping("/api/v1/offices")
class OfficeResource {

    private final OfficeSettings settings;

    OfficeResource(OfficeSettings settings) {
        this.settings = settings;
    }

    /**
     * An office as it is to be.
     *
     * @param zone    null means the firm's
     * @param numbers what it numbers by itself: {@code matter}, {@code invoice}, {@code credit-note}, {@code payment}; null for nothing
     * @param version the one that was read; only when it is changed
     */
    record OfficeBody(@Nullable String name, @Nullable String code, @Nullable String zone, @Nullable Month fiscalMonth, @Nullable List<String> numbers,
            @Nullable String address, @Nullable String phone, @Nullable Integer version) {

        Particulars particulars() {
            return new Particulars(name, code, zone, fiscalMonth, numbers == null ? List.of() : List.copyOf(numbers), new OfficeAddress(address, phone));
        }
    }

    @GetMapping
    Slice<OfficeView> list() {
        return Slice.whole(settings.all());
    }

    @GetMapping("/{office}")
    OfficeView get(@PathVariable OfficeId office) {
        return settings.find(office).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping
    ResponseEntity<OfficeView> add(@RequestBody OfficeBody wanted) {
        return Answers.created(settings.add(wanted.particulars()), office -> "/api/v1/offices/" + office.id());
    }

    @PutMapping("/{office}")
    ResponseEntity<OfficeView> change(@PathVariable OfficeId office, @RequestBody OfficeBody wanted) {
        int version = wanted.version() == null ? settings.find(office).map(OfficeView::version).orElse(0) : wanted.version();
        return Answers.ok(settings.change(office, version, wanted.particulars()));
    }

    @PostMapping("/{office}/close")
    ResponseEntity<OfficeView> close(@PathVariable OfficeId office) {
        return Answers.ok(settings.close(office));
    }

    @PostMapping("/{office}/reopen")
    ResponseEntity<OfficeView> reopen(@PathVariable OfficeId office) {
        return Answers.ok(settings.reopen(office));
    }
}
