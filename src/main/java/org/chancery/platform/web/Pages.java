package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** What a page answers to a form: on to the result, or the form again with what was typed and the refusals beside their fields. */
public final class Pages {

    private Pages() {}

    /**
     * A redirect (303) to {@code whereTo} with {@code said} at its top, the form again with status 422, or 404 if what the address names is not there.
     *
     * @param again draws the form: its model gets {@code form}
     */
    public static <T> ModelAndView answer(Outcome<T> outcome, Function<T, String> whereTo, Function<T, Flash> said, Posted posted, Function<Form, ModelAndView> again) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> {
                RequestContextUtils.getOutputFlashMap(request()).put("flash", said.apply(value));
                yield goTo(whereTo.apply(value));
            }
            case Outcome.Refused<T>(var refusals) -> {
                unlessAbsent(refusals);
                Form form = posted.form(refusals);
                ModelAndView page = again.apply(form).addObject("form", form);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    /** The same where the form's template needs nothing but {@code form}. */
    public static <T> ModelAndView answer(Outcome<T> outcome, Function<T, String> whereTo, Function<T, Flash> said, Posted posted, String template) {
        return answer(outcome, whereTo, said, posted, form -> new ModelAndView(template, Map.of("form", form)));
    }

    /** An act without a form, such as a button: on to the page, which says what came of it; 404 if what it is done to is not there. */
    public static ModelAndView act(Outcome<?> outcome, String whereTo, String said) {
        if (outcome instanceof Outcome.Refused<?>(var refusals)) {
            unlessAbsent(refusals);
        }
        return actOnSeveral(outcome, whereTo, said);
    }

    /** The same for an act on whatever was ticked: that something of it is gone by now is said on the page. */
    public static ModelAndView actOnSeveral(Outcome<?> outcome, String whereTo, String said) {
        Flash flash = switch (outcome) {
            case Outcome.Done<?> _ -> Flash.done(said);
            case Outcome.Refused<?>(var refusals) -> Flash.failed(refusals.getFirst().message());
        };
        RequestContextUtils.getOutputFlashMap(request()).put("flash", flash);
        return goTo(whereTo);
    }

    /** What is not there, or must not be known of, is answered like any address that leads nowhere; what was merely chosen in a field is said beside it. */
    private static void unlessAbsent(List<Refusal> refusals) {
        if (refusals.stream().anyMatch(refusal -> refusal.code().equals("not-found") && refusal.field() == null)) {
            throw RefusedRequest.notFound();
        }
    }

    /** 303 See Other to an address of ours. */
    public static ModelAndView goTo(String path) {
        var redirect = new RedirectView(path, true, false, false);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        // Braces that somebody typed are no variables of ours.
        redirect.setExpandUriTemplateVariables(false);
        return new ModelAndView(redirect);
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes())).getRequest();
    }
}
