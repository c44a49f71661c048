package org.chancery.practice.matters.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.web.HeaderWidget;
import org.chancery.practice.matters.NoticeToMe;
import org.chancery.practice.matters.WallNotices;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notices that wait for a person's acknowledgement, at the top of every page. */
@Component
@Order(5)
class NoticeWidget implements HeaderWidget {

    private final WallNotices notices;

    NoticeWidget(WallNotices notices) {
        this.notices = notices;
    }

    @Override
    public Optional<View> view() {
        if (Actors.find().filter(actor -> actor.kind() == Actor.Kind.PERSON).isEmpty()) {
            return Optional.empty();
        }
        List<NoticeToMe> open = notices.toMe().stream().filter(NoticeToMe::open).toList();
        return open.isEmpty() ? Optional.empty()
                : Optional.of(new View("practice/matters/notice-widget.jte", Map.of("open", open.size(), "overdue", open.stream().anyMatch(each -> each.overdue(notices.today())))));
    }
}
