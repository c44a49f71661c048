package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.SecondFactors.Kind;
import org.chancery.platform.web.RefusalPage;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page that asks for a second factor in the middle of an act, and holds what was typed meanwhile: sent again with a code, the act goes on. */
@Component
public class StepUp implements RefusalPage {

    /** The field with the code, beside those of the act itself. */
    static final String FIELD = "_factor";
    /** In its place: what a passkey answered. */
    static final String PASSKEY = "_passkey";
    /** Why the code of this request was refused. */
    static final String REFUSALS = StepUp.class.getName() + ".refusals";
    private static final List<String> OWN = List.of(FIELD, PASSKEY, "_once", "_csrf");

    private final SecondFactors factors;

    StepUp(SecondFactors factors) {
        this.factors = factors;
    }

    /** A value of the form that waits. */
    public record Held(String name, String value) {}

    @Override
    public Optional<ModelAndView> of(HttpServletRequest request, Refusal refusal) {
        if (!refusal.code().equals(FreshFactors.REQUIRED)) {
            return Optional.empty();
        }
        var mine = factors.mine();
        var page = new ModelAndView("platform/identity/step-up");
        page.addObject("action", request.getRequestURI());
        page.addObject("held", held(request));
        page.addObject("refusals", request.getAttribute(REFUSALS) instanceof List<?> why ? atField(why) : List.of());
        page.addObject("passkey", mine.stream().anyMatch(factor -> factor.kind() == Kind.PASSKEY));
        page.addObject("enrolled", !mine.isEmpty());
        return Optional.of(page);
    }

    private static List<Refusal> atField(List<?> refusals) {
        return refusals.stream().filter(Refusal.class::isInstance).map(Refusal.class::cast).map(each -> Refusal.at(FIELD, each.code(), each.message())).toList();
    }

    private static List<Held> held(HttpServletRequest request) {
        List<Held> held = new ArrayList<>();
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
            if (!OWN.contains(field.getKey())) {
                for (String value : field.getValue()) {
                    held.add(new Held(field.getKey(), value));
                }
            }
        }
        return held;
    }
}
