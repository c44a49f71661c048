package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Tab;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the head of a matter's pages from the rooms that know something of it. */
@Service
public class MatterHeads {

    private final MatterStore matters;
    private final WallStore walls;
    private final JdbcClient jdbc;
    private final ObjectProvider<MatterFigures> figures;
    private final ObjectProvider<MatterTabs> tabs;
    private final ObjectProvider<MatterActions> actions;

    MatterHeads(MatterStore matters, WallStore walls, JdbcClient jdbc, ObjectProvider<MatterFigures> figures, ObjectProvider<MatterTabs> tabs,
            ObjectProvider<MatterActions> actions) {
        this.matters = matters;
        this.walls = walls;
        this.jdbc = jdbc;
        this.figures = figures;
        this.tabs = tabs;
        this.actions = actions;
    }

    /** The head of a matter; empty if there is none or a wall hides it. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public Optional<MatterHead> find(MatterId id) {
        return matters.find(id).map(matter -> new MatterHead(matter, walled(id),
                figures.orderedStream().flatMap(room -> room.figures(matter).stream()).toList(), tabs(matter),
                actions.orderedStream().flatMap(room -> room.actions(matter).stream()).toList()));
    }

    private List<Tab> tabs(MatterView matter) {
        List<Tab> all = new ArrayList<>();
        all.add(Tab.of("Summary", matter.href()));
        tabs.orderedStream().flatMap(room -> room.tabs(matter).stream()).forEach(all::add);
        all.add(Tab.of("Parties", matter.href() + "/parties", parties(matter.id())));
        all.add(Tab.of("Access", matter.href() + "/access"));
        if (Actors.current().may(Permission.AUDIT_VIEW)) {
            all.add(Tab.of("History", matter.href() + "/history"));
        }
        return List.copyOf(all);
    }

    private int parties(MatterId matter) {
        return jdbc.sql("select count(*) from practice.matter_party where matter_id = :matter").param("matter", matter.value()).query(Integer.class).single();
    }

    private @Nullable String walled(MatterId id) {
        List<WallView> standing = walls.of(id).stream().filter(WallView::stands).toList();
        if (standing.isEmpty()) {
            return null;
        }
        Optional<WallView> inclusionary = standing.stream().filter(wall -> wall.kind() == WallKind.INCLUSIONARY).findFirst();
        int people = inclusionary.orElse(standing.getFirst()).size();
        return (inclusionary.isPresent() ? "Walled: only " : "Walled: ") + people + (people == 1 ? " person" : " people");
    }
}
