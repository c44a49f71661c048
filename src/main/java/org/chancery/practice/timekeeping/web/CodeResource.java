package org.chancery.practice.timekeeping.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Slice;
import org.chancery.practice.timekeeping.Code;
import org.chancery.practice.timekeeping.Codes;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The codes of time and expenses on the API. */
@RestController
@RequestMapping("/api/v1/codes")
@Tag(name = "Codes")
class CodeResource {

    private final Codes codes;

    CodeResource(Codes codes) {
        this.codes = codes;
    }

    record Added(UUID id) {}

    @GetMapping
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.RATES_EDIT})
    Slice<Code> list() {
        return Slice.whole(codes.all());
    }

    @PostMapping
    ResponseEntity<Added> add(@RequestBody Codes.NewCode code) {
        return Answers.created(codes.add(code).map(Added::new), _ -> "/api/v1/codes");
    }
}
