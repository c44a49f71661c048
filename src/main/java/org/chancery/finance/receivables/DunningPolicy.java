package org.chancery.finance.receivables;

import java.util.ArrayList;
import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's levels of dunning. Letters that were written keep the words that they were written with. */
@Service
public class DunningPolicy {

    private static final int MOST = 5;

    private final JdbcClient jdbc;

    DunningPolicy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In their order; the usual three unless the firm has set its own. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<DunningLevel> levels() {
        List<DunningLevel> own = jdbc.sql("select level, days_overdue, title, letter from finance.dunning_level order by level")
                .query(Row.mapping(row -> new DunningLevel(row.number("level"), row.number("days_overdue"), row.text("title"), row.text("letter")))).list();
        return own.isEmpty() ? DunningLevel.USUAL : own;
    }

    /** Replaces them. Refused at their fields: one to five, numbered from 1, each later than the one before. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<List<DunningLevel>> set(List<DunningLevel> levels) {
        List<Refusal> refusals = wrong(levels);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("delete from finance.dunning_level where true").update();
        levels.forEach(level -> jdbc.sql("insert into finance.dunning_level (id, level, days_overdue, title, letter) values (:id, :level, :days, :title, :letter)")
                .param("id", Id.next()).param("level", level.level()).param("days", level.daysOverdue()).param("title", level.title().strip())
                .param("letter", level.letter().strip()).update());
        return Outcome.done(levels());
    }

    private static List<Refusal> wrong(List<DunningLevel> levels) {
        List<Refusal> refusals = new ArrayList<>();
        if (levels.isEmpty() || levels.size() > MOST) {
            refusals.add(Refusal.at("levels", "levels-number", "From one level to five."));
        }
        int days = 0;
        for (int i = 0; i < Math.min(levels.size(), MOST); i++) {
            DunningLevel level = levels.get(i);
            String at = "levels[" + i + "].";
            if (level.level() != i + 1) {
                refusals.add(Refusal.at(at + "level", "level-order", "Levels are numbered from 1, none left out."));
            }
            if (level.daysOverdue() <= days || level.daysOverdue() > 3650) {
                refusals.add(Refusal.at(at + "daysOverdue", "days-order", days == 0 ? "From 1 day to 3,650." : "More than the %d days of the level before.".formatted(days)));
            }
            days = Math.max(days, level.daysOverdue());
            Texts.check(refusals, at + "title", level.title(), 80, true);
            Texts.check(refusals, at + "letter", level.letter(), 4000, true);
        }
        return refusals;
    }
}
