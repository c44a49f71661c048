package org.chancery.finance.billing.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.billing.Retainer;
import org.chancery.finance.billing.Retainers;
import org.chancery.finance.billing.web.RetainerPages.RetainerRow;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Retainers on the API. What a wall hides is 404. */
@Tag(name = "Retainers")
@RestController
@RequestMapping("/api/v1")
class RetainerResource {

    private final Retainers retainers;
    private final Matters matters;
    private final Lists lists;

    RetainerResource(Retainers retainers, Matters matters, Lists lists) {
        this.retainers = retainers;
        this.matters = matters;
        this.lists = lists;
    }

    /** Retainers of live matters; those to be topped up by {@code ?short=YES}. */
    @GetMapping("/retainers")
    @Requires(Permission.BILLING_VIEW)
    Slice<RetainerRow> list(ListRequest request) {
        return lists.slice(RetainerPages.RETAINERS, request);
    }

    @GetMapping("/matters/{id}/retainer")
    @Requires(Permission.BILLING_VIEW)
    Retainers.Standing of(@PathVariable MatterId id) {
        return retainers.of(matters.find(id).orElseThrow(RefusedRequest::notFound));
    }

    @PutMapping("/matters/{id}/retainer")
    ResponseEntity<Retainers.Standing> set(@PathVariable MatterId id, @RequestBody Retainer retainer) {
        return Answers.ok(retainers.set(id, retainer));
    }
}
