package org.chancery.platform.letterhead.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Letterhead;
import org.chancery.platform.letterhead.LetterheadVersion;
import org.chancery.platform.letterhead.Letterheads;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The firm's letterhead on the API; a part that is left out is empty. */
@Tag(name = "Letterhead")
@RestController
@RequestMapping("/api/v1/letterhead")
class LetterheadResource {

    private final Letterheads letterheads;

    LetterheadResource(Letterheads letterheads) {
        this.letterheads = letterheads;
    }

    record NewLetterhead(@Nullable String address, @Nullable String phone,
            @Nullable String email, @Nullable String website,
            @Nullable String taxNumber, @Nullable String registration,
            @Nullable String bankDetails) {}

    @GetMapping
    @Requires({Permission.FIRM_MANAGE, Permission.BILLING_VIEW, Permission.TRUST_VIEW})
    Letterhead current() {
        return letterheads.current();
    }

    /** Every letterhead there was, newest first. */
    @GetMapping("/versions")
    Slice<LetterheadVersion> versions() {
        return Slice.whole(letterheads.versions());
    }

    @PutMapping
    ResponseEntity<Letterhead> save(@RequestBody NewLetterhead wanted) {
        return Answers.ok(letterheads.save(new Letterhead(wanted.address(), wanted.phone(), wanted.email(), wanted.website(), wanted.taxNumber(),
                wanted.registration(), wanted.bankDetails())));
    }
}
