package org.chancery.finance.billing;

import org.chancery.practice.timekeeping.Breach;

/** A line of a pre-bill that goes against what the client demands. */
public record LineBreach(PreBillLineView line, Breach breach) {}
