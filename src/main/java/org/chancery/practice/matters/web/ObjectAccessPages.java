package org.chancery.practice.matters.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.Access;
import org.chancery.practice.matters.Accesses;
import org.chancery.practice.matters.Guarded;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** “Who can see this, and why”, of whatever object. Who may not see the object itself finds nothing here. */
@Controller
class ObjectAccessPages {

    private final Accesses accesses;

    ObjectAccessPages(Accesses accesses) {
        this.accesses = accesses;
    }

    @GetMapping("/access/{type}/{id}")
    ModelAndView page(@PathVariable String type, @PathVariable UUID id) {
        Guarded object = object(type, id);
        List<Access> access = accesses.of(object);
        return new ModelAndView("practice/matters/object-access", Map.of("object", object, "access", access, "walls", accesses.walls(object)));
    }

    @GetMapping("/api/v1/access/{type}/{id}")
    @ResponseBody
    ResponseEntity<Slice<Access>> api(@PathVariable String type, @PathVariable UUID id) {
        return ResponseEntity.ok(Slice.whole(accesses.of(object(type, id))));
    }

    private Guarded object(String type, UUID id) {
        return accesses.find(type, id).orElseThrow(RefusedRequest::notFound);
    }
}
