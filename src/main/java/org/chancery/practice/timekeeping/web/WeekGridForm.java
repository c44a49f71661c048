package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.timekeeping.WeekKey;
import org.chancery.practice.timekeeping.WeekView;
import org.chancery.practice.timekeeping.Weeks;
import org.chancery.practice.timekeeping.Weeks.CellChange;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The whole grid of a week as one form, for browsers without scripts: each cell carries along what it held when it was shown. */
@Component
public class WeekGridForm {

    private static final Pattern PLACE = Pattern.compile("(\\d{1,5})\\|(\\d{4}-\\d{2}-\\d{2})\\|(.+)");

    private final Weeks weeks;

    WeekGridForm(Weeks weeks) {
        this.weeks = weeks;
    }

    /** Which cell a field stands for and what it held, as its hidden companion says it. */
    public static String place(WeekKey row, WeekView.Cell cell) {
        return cell.minutes() + "|" + cell.date() + "|" + row;
    }

    /** The name of a cell's field. */
    public static String field(int index) {
        return "cells[" + index + "].minutes";
    }

    static CellChange cell(UserId timekeeper, Posted cell) {
        Matcher parts = PLACE.matcher(Objects.requireNonNullElse(cell.textOrNull("of"), ""));
        WeekKey row = parts.matches() ? WeekKey.parse(parts.group(3)).orElseThrow(RefusedRequest::notFound) : null;
        if (row == null) {
            throw RefusedRequest.notFound();
        }
        return new CellChange(timekeeper, row, day(parts.group(2)), Objects.requireNonNullElse(cell.minutesOrNull("minutes"), 0), Integer.parseInt(parts.group(1)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw RefusedRequest.notFound();
        }
    }

    /** Keeps every cell that was changed, or none; a refusal names its cell. How many were changed. */
    @Transactional
    public Outcome<Integer> keep(List<CellChange> cells) {
        int changed = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).minutes() != cells.get(i).was()) {
                Optional<List<Refusal>> refused = refused(weeks.keep(cells.get(i)), field(i));
                if (refused.isPresent()) {
                    return Outcome.refused(refused.get());
                }
                changed++;
            }
        }
        return Outcome.done(changed);
    }

    private static Optional<List<Refusal>> refused(Outcome<Integer> kept, String field) {
        return kept.isDone() ? Optional.empty() : Optional.of(kept.refusals().stream().map(each -> Refusal.at(field, each.code(), each.message())).toList());
    }
}
