package org.chancery.practice.matters.web;

import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.web.FeedItem;
import org.chancery.platform.web.Frame;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterPanels;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Parties;
import org.chancery.practice.matters.Teams;
import org.springframework.stereotype.Component;

/** What a matter's summary shows below its head. */
@Component
class MatterSummary {

    private static final int FEED_LENGTH = 8;
    private static final int WHOLE_FEED_LENGTH = 500;

    private final Parties parties;
    private final Teams teams;
    private final Activities activities;
    private final MatterPanels panels;

    MatterSummary(Parties parties, Teams teams, Activities activities, MatterPanels panels) {
        this.parties = parties;
        this.teams = teams;
        this.activities = activities;
        this.panels = panels;
    }

    Map<String, Object> of(MatterView matter, Frame frame) {
        return Map.of("panels", panels.of(matter, frame), "feed", feed(matter.id(), FEED_LENGTH), "parties", parties.of(matter.id()), "team", teams.of(matter.id()));
    }

    List<FeedItem> wholeFeed(MatterId matter) {
        return feed(matter, WHOLE_FEED_LENGTH);
    }

    private List<FeedItem> feed(MatterId matter, int length) {
        return activities.ofMatter(matter.value(), length).stream().map(event -> FeedItem.of(event.summary(), event.userName(), event.at())).toList();
    }
}
