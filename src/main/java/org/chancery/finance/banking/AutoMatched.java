package org.chancery.finance.banking;

import java.util.List;

/**
 * What matching by itself came to.
 *
 * @param matched  found beyond doubt, and made
 * @param proposed possible, for a person to decide
 */
public record AutoMatched(List<MatchView> matched, List<MatchView> proposed) {}
