package org.chancery.practice.timekeeping.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Version;
import org.chancery.practice.timekeeping.NewRate;
import org.chancery.practice.timekeeping.Rate;
import org.chancery.practice.timekeeping.RateId;
import org.chancery.practice.timekeeping.RateList;
import org.chancery.practice.timekeeping.RateRow;
import org.chancery.practice.timekeeping.Rates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rates on the API. */
@RestController
@RequestMapping("/api/v1/rates")
@Tag(name = "Rates")
class RateResource {

    private final Rates rates;
    private final RateList list;
    private final Lists lists;

    RateResource(Rates rates, RateList list, Lists lists) {
        this.rates = rates;
        this.list = list;
        this.lists = lists;
    }

    /** The last day it is valid; null for no end. */
    record RateEnd(@Nullable LocalDate through) {}

    @GetMapping
    Slice<RateRow> list(ListRequest request) {
        return lists.slice(RateList.RATES, list.seen(request));
    }

    @PostMapping
    ResponseEntity<Rate> set(@RequestBody NewRate rate) {
        return Answers.created(rates.set(rate), made -> "/api/v1/rates/" + made.id());
    }

    @GetMapping("/{id}")
    ResponseEntity<Rate> get(@PathVariable RateId id) {
        Rate rate = found(id);
        return Version.of(rate, rate.version());
    }

    @PatchMapping("/{id}")
    ResponseEntity<Rate> end(@PathVariable RateId id, @RequestBody RateEnd end, HttpServletRequest request) {
        Rate rate = found(id);
        Version.check(request, rate.version());
        return Answers.ok(rates.end(id, rate.version(), end.through()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable RateId id, HttpServletRequest request) {
        Rate rate = found(id);
        Version.check(request, rate.version());
        return Answers.done(rates.remove(id, rate.version()));
    }

    private Rate found(RateId id) {
        return rates.rate(id).orElseThrow(RefusedRequest::notFound);
    }
}
