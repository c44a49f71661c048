package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The kinds of rules that clients' guidelines are made of. */
public enum RuleKind {
    BLOCK_BILLING("Block billing", "Each task is an entry of its own", BlockBilling.PARAMETERS, BlockBilling::read),
    VAGUE_NARRATIVE("Vague narrative", "A narrative says what was done", VagueNarrative.PARAMETERS, VagueNarrative::read),
    RATE_CAP("Rate cap", "An hour costs at most so much", RateCap.PARAMETERS, RateCap::read),
    RATE_FREEZE("Rate freeze", "Rates stay as they were on a day", RateFreeze.PARAMETERS, RateFreeze::read),
    UNAPPROVED_TIMEKEEPER("Unapproved timekeeper", "Only these people work for the client", UnapprovedTimekeeper.PARAMETERS, UnapprovedTimekeeper::read),
    HOURS_A_DAY("Hours a day", "Nobody works longer for the client on a day", HoursADay.PARAMETERS, HoursADay::read),
    LATE_ENTRY("Late entry", "Work is recorded within so many days", LateEntry.PARAMETERS, LateEntry::read),
    STAFFING("Staffing", "Who may do a task, and how many attend", Staffing.PARAMETERS, Staffing::read),
    OVERHEAD("Overhead", "What the firm bears itself", Overhead.PARAMETERS, Overhead::read),
    MISSING_RECEIPT("Missing receipt", "A cost above a sum has a receipt", MissingReceipt.PARAMETERS, MissingReceipt::read),
    BUDGET_OVERRUN("Budget overrun", "The matter's work stays within a sum", BudgetOverrun.PARAMETERS, BudgetOverrun::read),
    CODE_SET("Code set", "Which codes work must carry", CodeSet.PARAMETERS, CodeSet::read);

    private final String title;
    private final String demand;
    private final List<Parameter> parameters;
    private final Function<Given, Rule> reader;

    RuleKind(String title, String demand, List<Parameter> parameters, Function<Given, Rule> reader) {
        this.title = title;
        this.demand = demand;
        this.parameters = parameters;
        this.reader = reader;
    }

    public String title() {
        return title;
    }

    /** What it demands, in a sentence. */
    public String demand() {
        return demand;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    Rule read(Given given) {
        return reader.apply(given);
    }

    /** The rule of parameters that were checked when they were kept. */
    Rule kept(Map<String, String> parameters) {
        return Given.read(this, parameters).orThrow();
    }
}
