package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.chancery.shared.Refusal;
import org.springframework.web.servlet.ModelAndView;

/** A page of its own for a refusal that a person can mend, shown in place of the page of errors. A room contributes a bean of it. */
public interface RefusalPage {

    /** The page without its frame, which is added; empty for a refusal of another kind. */
    Optional<ModelAndView> of(HttpServletRequest request, Refusal refusal);
}
