package org.chancery.practice.matters.web;

import java.util.Map;
import java.util.Objects;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.NoticeId;
import org.chancery.practice.matters.NoticeView;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallNotices;
import org.chancery.practice.matters.WallView;
import org.chancery.practice.matters.Walls;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** All walls, each with its notices; and what one is told of walls oneself. */
@Controller
class WallNoticePages {

    private final Walls walls;
    private final WallNotices notices;

    WallNoticePages(Walls walls, WallNotices notices) {
        this.walls = walls;
        this.notices = notices;
    }

    @GetMapping("/walls")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView register() {
        return new ModelAndView("practice/matters/walls", Map.of("walls", walls.standing(), "notices", notices.standing(), "today", notices.today()));
    }

    @GetMapping("/walls/{wall}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView wall(@PathVariable WallId wall) {
        return page(there(wall), Form.of(Map.of("audience", NoticeView.Audience.KEPT_OUT, "days", 7)));
    }

    private WallView there(WallId wall) {
        return walls.find(wall).orElseThrow(RefusedRequest::notFound);
    }

    private ModelAndView page(WallView wall, Form form) {
        return new ModelAndView("practice/matters/wall-notices", Map.of("wall", wall, "notices", notices.of(wall.id()), "today", notices.today(), "form", form));
    }

    @PostMapping("/walls/{wall}/notices")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView write(@PathVariable WallId wall, Posted posted) {
        WallView there = there(wall);
        var outcome = posted.read(f -> new WallNotices.NewNotice(wall, f.constant("audience", NoticeView.Audience.class), WallForms.text(f, "title"), WallForms.text(f, "body"),
                Objects.requireNonNullElse(f.numberOrNull("days"), 7))).flatMap(notices::write);
        return Pages.answer(outcome, _ -> "/walls/" + wall, _ -> Flash.done("The notice is given; everybody whom it concerns finds it at the top of every page."), posted,
                form -> page(there, form));
    }

    @GetMapping("/notices")
    ModelAndView mine() {
        return new ModelAndView("practice/matters/notices", Map.of("notices", notices.toMe(), "today", notices.today()));
    }

    @PostMapping("/notices/{notice}/acknowledge")
    ModelAndView acknowledge(@PathVariable NoticeId notice) {
        return Pages.act(notices.acknowledge(notice), "/notices", "Acknowledged.");
    }
}
