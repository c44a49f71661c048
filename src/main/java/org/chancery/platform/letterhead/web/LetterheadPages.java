package org.chancery.platform.letterhead.web;

import java.util.List;
import java.util.Map;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Letterhead;
import org.chancery.platform.letterhead.Letterheads;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the firm says of itself on its papers, and what it said before. */
@Controller
public class LetterheadPages implements NavigationSource {

    private final Letterheads letterheads;
    private final Firms firms;

    LetterheadPages(Letterheads letterheads, Firms firms) {
        this.letterheads = letterheads;
        this.firms = firms;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FIRM, "Letterhead", "/firm/letterhead").order(30).permission(Permission.FIRM_MANAGE.permission()));
    }

    @GetMapping("/firm/letterhead")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView show() {
        Letterhead now = letterheads.current();
        return page(Form.of(Map.of("address", now.address(), "phone", now.phone(), "email", now.email(), "website", now.website(), "taxNumber", now.taxNumber(),
                "registration", now.registration(), "bankDetails", now.bankDetails())));
    }

    @PostMapping("/firm/letterhead")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView save(Posted posted) {
        Outcome<Letterhead> outcome = posted.read(f -> new Letterhead(f.textOrNull("address"), f.textOrNull("phone"), f.textOrNull("email"), f.textOrNull("website"),
                f.textOrNull("taxNumber"), f.textOrNull("registration"), f.textOrNull("bankDetails"))).flatMap(letterheads::save);
        return Pages.answer(outcome, _ -> "/firm/letterhead", _ -> Flash.done("Saved. It stands on papers made from now on; earlier ones keep theirs."), posted, this::page);
    }

    private ModelAndView page(Form form) {
        return new ModelAndView("platform/letterhead/letterhead", Map.of("form", form, "firm", firms.current().name(), "versions", letterheads.versions()));
    }
}
