package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Keeps whether a person wants light or dark, and goes back to where they were. */
@Controller
class ThemeController {

    private static final Duration KEPT = Duration.ofDays(365);

    @PostMapping("/theme")
    ModelAndView choose(@RequestParam(defaultValue = "") String theme, @RequestParam(defaultValue = "/") String back, HttpServletRequest request,
            HttpServletResponse response) {
        var cookie = ResponseCookie.from(Theme.COOKIE, Theme.of(theme).word()).path("/").maxAge(KEPT).sameSite("Lax").secure(request.isSecure()).build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return Pages.goTo(Paths.isLocal(back) ? back : "/");
    }
}
