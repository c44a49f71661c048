package org.chancery.practice.timekeeping.web;

import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.Codes;
import org.chancery.practice.timekeeping.Codes.NewCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The codes of time and expenses: the standard ones to read, the firm's own to keep. */
@Controller
class CodePages {

    private final Codes codes;

    CodePages(Codes codes) {
        this.codes = codes;
    }

    @GetMapping("/codes")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.RATES_EDIT})
    ModelAndView list() {
        return page(Form.blank());
    }

    @PostMapping("/codes")
    @Requires(Permission.RATES_EDIT)
    ModelAndView add(Posted posted) {
        var outcome = posted.read(f -> new NewCode(f.constant("kind", CodeKind.class), f.text("set"), f.text("code"), f.text("description"))).flatMap(codes::add);
        return Pages.answer(outcome, _ -> "/codes", _ -> Flash.done("Code added."), posted, this::page);
    }

    @PostMapping("/codes/{id}/retire")
    ModelAndView retire(@PathVariable UUID id, @RequestParam boolean retired) {
        return Pages.act(codes.retire(id, retired), "/codes", retired ? "Code taken out of use; what was recorded with it keeps it." : "Code is in use again.");
    }

    private ModelAndView page(Form form) {
        return new ModelAndView("practice/timekeeping/codes", Map.of("codes", codes.all(), "own", codes.own(), "form", form,
                "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }
}
