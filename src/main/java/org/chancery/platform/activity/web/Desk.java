package org.chancery.platform.activity.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.HashMap;
import java.util.List;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.ActivityView;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.DeskPanel;
import org.chancery.platform.web.FeedItem;
import org.chancery.platform.web.Frame;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The desk: what waits for the person who signs in, and what happened lately. */
@Controller
class Desk implements NavigationSource {

    private static final int FEED_LENGTH = 12;

    private final Activities activities;
    private final ObjectProvider<DeskPanel> panels;
    private final TemplateEngine templates;

    Desk(Activities activities, ObjectProvider<DeskPanel> panels, TemplateEngine templates) {
        this.activities = activities;
        this.panels = panels;
        this.templates = templates;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.DESK, "Desk", "/").order(0).chord("g d"));
    }

    @GetMapping("/")
    String desk(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("panels", panels.orderedStream().flatMap(panel -> panel.view().stream()).map(view -> content(view, frame)).toList());
        model.addAttribute("feed", Actors.current().may(Permission.MATTERS_VIEW) ? activities.latest(FEED_LENGTH).stream().map(Desk::item).toList() : List.of());
        return "platform/activity/desk";
    }

    private Content content(DeskPanel.View view, Frame frame) {
        var parameters = new HashMap<>(view.model());
        parameters.put("frame", frame);
        return output -> templates.render(view.template(), parameters, output);
    }

    private static FeedItem item(ActivityView activity) {
        FeedItem item = FeedItem.of(activity.summary(), activity.userName(), activity.at());
        return activity.matterId() == null ? item : item.href("/matters/" + activity.matterId());
    }
}
