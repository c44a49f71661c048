package org.chancery.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.shared.Id;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request that failed: problem JSON below {@code /api/}, a friendly page elsewhere. A fault of ours is logged under a reference
 * that the answer names, and shows nothing of the inside.
 */
@Component
public class ErrorAnswers implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final Faults faults;
    private final JsonMapper json;
    private final Frames frames;
    private final ObjectProvider<RefusalPage> pages;

    ErrorAnswers(Faults faults, JsonMapper json, Frames frames, ObjectProvider<RefusalPage> pages) {
        this.pages = pages;
        this.faults = faults;
        this.json = json;
        this.frames = frames;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        if (response.isCommitted()) {
            return null;
        }
        response.reset();
        Optional<Faults.Answer> meaning = faults.meaning(fault);
        if (meaning.isPresent()) {
            Optional<ModelAndView> page = isApi(request) ? Optional.empty() : ownPage(request, meaning.get());
            return page.isPresent() ? page.get() : answer(request, response, meaning.get().problem(), meaning.get().headers());
        }
        return answer(request, response, logged(request, fault), HttpHeaders.EMPTY);
    }

    private Optional<ModelAndView> ownPage(HttpServletRequest request, Faults.Answer meaning) {
        Refusal refusal = meaning.refusals().getFirst();
        return pages.orderedStream().flatMap(page -> page.of(request, refusal).stream()).findFirst().map(page -> {
            page.addObject("frame", frames.of(request));
            page.setStatus(meaning.status());
            return page;
        });
    }

    private static Problem logged(HttpServletRequest request, Exception fault) {
        String reference = Id.next().toString();
        LOG.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, fault);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "fault", "Something went wrong on our side. Nothing was changed. Reference: " + reference)
                .withReference(reference);
    }

    /** The answer to a status that no exception came with, such as the servlet container's own refusals. */
    @Nullable ModelAndView answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status) {
        if (status.is5xxServerError() && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception fault) {
            return resolveException(request, response, null, fault);
        }
        return answer(request, response, Problem.of(status, Faults.code(status), Faults.words(status)), HttpHeaders.EMPTY);
    }

    private ModelAndView answer(HttpServletRequest request, HttpServletResponse response, Problem problem, HttpHeaders headers) {
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (isApi(request)) {
            write(response, problem);
            return new ModelAndView();
        }
        var page = new ModelAndView("platform/web/error", Map.of("problem", problem, "frame", frames.of(request)));
        page.setStatus(HttpStatus.valueOf(problem.status()));
        return page;
    }

    /** Writes a problem from where no controller is reached, such as a filter. */
    public void write(HttpServletResponse response, HttpStatus status, Refusal refusal) {
        write(response, Problem.of(status, List.of(refusal)));
    }

    void write(HttpServletResponse response, Problem problem) {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a request speaks to the API and not to a page; also after an error dispatch. */
    static boolean isApi(HttpServletRequest request) {
        Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = first == null ? request.getRequestURI() : first.toString();
        return path.startsWith("/api/") || path.equals("/api") || path.startsWith("/v3/api-docs");
    }
}
