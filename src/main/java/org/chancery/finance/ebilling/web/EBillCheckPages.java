package org.chancery.finance.ebilling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.chancery.finance.ebilling.EBillChecks;
import org.chancery.finance.ebilling.ledes.CheckedFile;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Upload;
import org.chancery.shared.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Looks at an e-bill file of anybody: its totals, and what a receiver would refuse. Nothing is kept, so the answer to the upload is the page itself. */
@Controller
class EBillCheckPages {

    private static final String TEMPLATE = "finance/ebilling/check";

    private final EBillChecks checks;

    EBillCheckPages(EBillChecks checks) {
        this.checks = checks;
    }

    @GetMapping("/ebills/check")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView choose() {
        return new ModelAndView(TEMPLATE, Map.of("form", Form.blank()));
    }

    @PostMapping("/ebills/check")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView check(HttpServletRequest request, Posted posted) {
        return switch (Upload.of(request, "file")) {
            case Outcome.Done<Upload>(var file) -> {
                CheckedFile checked = checks.check(file.content()::open);
                yield new ModelAndView(TEMPLATE, Map.of("form", Form.blank(), "file", checked, "name", file.name()));
            }
            case Outcome.Refused<Upload>(var refusals) -> {
                ModelAndView again = new ModelAndView(TEMPLATE, Map.of("form", posted.form(refusals)));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }
}
