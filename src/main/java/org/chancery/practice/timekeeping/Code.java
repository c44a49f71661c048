package org.chancery.practice.timekeeping;

/**
 * A code of time or expenses.
 *
 * @param set   what it belongs to: LITIGATION, PROJECT, BANKRUPTCY or COUNSELLING of tasks, ACTIVITIES, EXPENSES, or a name the firm gave
 * @param phase the group it is listed under, such as "L300 Discovery"
 * @param own   whether the firm made it
 */
public record Code(CodeKind kind, String set, String phase, String code, String description, boolean own) {

    /** As choices show it: {@code L330 Depositions}. */
    public String label() {
        return code + " " + description;
    }
}
