package org.chancery.finance.billing;

/** A discount on a whole bill, spread over its lines. */
public record BillDiscount(Discount discount, Scope on) {

    /** What it is taken off. */
    public enum Scope {
        FEES("the fees"), ALL("fees and costs");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public static BillDiscount none() {
        return new BillDiscount(new Discount.None(), Scope.FEES);
    }

    boolean covers(LineKind kind) {
        return on == Scope.ALL || !kind.cost();
    }
}
