package org.chancery.practice.matters.web;

import java.util.HashMap;
import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.GroupId;
import org.chancery.practice.matters.GroupView;
import org.chancery.practice.matters.Groups;
import org.chancery.practice.matters.Groups.GroupDetails;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The groups that walls name. */
@Controller
class GroupPages {

    private final Groups groups;
    private final Users users;

    GroupPages(Groups groups, Users users) {
        this.groups = groups;
        this.users = users;
    }

    @GetMapping("/walls/groups")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView list() {
        return new ModelAndView("practice/matters/groups", Map.of("groups", groups.all()));
    }

    @GetMapping("/walls/groups/new")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView blank() {
        return form(null, Form.blank());
    }

    @PostMapping("/walls/groups")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView make(Posted posted) {
        Outcome<GroupId> outcome = details(posted).flatMap(groups::make);
        return Pages.answer(outcome, _ -> "/walls/groups", _ -> Flash.done("The group is made; walls can name it."), posted, form -> form(null, form));
    }

    @GetMapping("/walls/groups/{group}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView group(@PathVariable GroupId group) {
        return form(there(group), Form.blank());
    }

    @PostMapping("/walls/groups/{group}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView change(@PathVariable GroupId group, Posted posted) {
        GroupView there = there(group);
        Outcome<GroupId> outcome = details(posted).flatMap(details -> groups.change(group, details));
        return Pages.answer(outcome, _ -> "/walls/groups", _ -> Flash.done("The group is changed, and with it every wall that names it."), posted, form -> form(there, form));
    }

    @PostMapping("/walls/groups/{group}/dissolve")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView dissolve(@PathVariable GroupId group) {
        return Pages.act(groups.dissolve(group), "/walls/groups", "The group is dissolved; it stays on record.");
    }

    private GroupView there(GroupId group) {
        return groups.find(group).filter(each -> !each.dissolved()).orElseThrow(RefusedRequest::notFound);
    }

    private static Outcome<GroupDetails> details(Posted posted) {
        return posted.read(f -> new GroupDetails(WallForms.text(f, "name"), WallForms.text(f, "purpose"), f.ids("people", UserId::of)));
    }

    private ModelAndView form(@Nullable GroupView group, Form form) {
        Map<String, Object> model = new HashMap<>(Map.of("form", form, "people", users.all()));
        if (group != null) {
            model.put("group", group);
        }
        return new ModelAndView("practice/matters/group", model);
    }
}
