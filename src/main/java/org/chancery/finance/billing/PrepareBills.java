package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.MatterId;

/**
 * Asks for a pre-bill of each matter.
 *
 * @param through the last day of work that is billed
 */
public record PrepareBills(List<MatterId> matterIds, LocalDate through) {}
