package org.chancery.practice.matters;

import java.util.List;
import org.chancery.platform.web.Figure;
import org.chancery.platform.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of every page of a matter. Rooms draw their own pages of a matter with
 * {@code @template.practice.matters.page(frame = frame, head = head, content = …)}.
 *
 * @param walled in words who is kept out: {@code Walled: 2 people}; null without a wall
 */
public record MatterHead(MatterView matter, @Nullable String walled, List<Figure> figures, List<Tab> tabs, List<MatterAction> actions) {}
