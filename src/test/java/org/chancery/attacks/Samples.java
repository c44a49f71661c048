package org.chancery.attacks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.testing.TestFirms.TestFirm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A thing of the firm under attack for every variable of every route, behind the wall wherever a thing belongs to a matter. A new route
 * whose variable is not here fails the tests: say which row it may name.
 */
final class Samples {

    /** Which row a variable names: the path up to it, and the rest of {@code select x.id from …}; {@code :matter} is the matter behind the wall. */
    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("matters/{}", "practice.matter x where id = :matter"),
            Map.entry("matters/{}/parties/{}", "practice.matter_party x where matter_id = :matter"),
            Map.entry("matters/{}/team/{}", "platform.app_user x where name = 'Ben Cho'"),
            Map.entry("matters/{}/access/{}", "practice.wall x where matter_id = :matter"),
            Map.entry("matters/{}/walls/{}", "practice.wall x where matter_id = :matter"),
            Map.entry("contacts/{}/access/{}", "practice.wall x where client_id is not null"),
            Map.entry("contacts/{}/walls/{}", "practice.wall x where client_id is not null"),
            Map.entry("enforcement/{}", "practice.enforcement_report x where true"),
            Map.entry("enforcement-reports/{}", "practice.enforcement_report x where true"),
            Map.entry("walls/{}", "practice.wall x where matter_id = :matter"),
            Map.entry("notices/{}", "practice.wall_notice x where true"),
            Map.entry("walls/attempts/{}", "practice.wall_stop x where matter_id = :matter"),
            Map.entry("wall-attempts/{}", "practice.wall_stop x where matter_id = :matter"),
            Map.entry("walls/groups/{}", "practice.people_group x where true"),
            Map.entry("wall-groups/{}", "practice.people_group x where true"),
            Map.entry("contacts/{}", "practice.contact x where id = (select client_id from practice.matter where id = :matter)"),
            Map.entry("contacts/{}/relations/{}", "practice.contact_relation x where true"),
            Map.entry("time/{}", "practice.time_entry x where matter_id = :matter and status = 'SUBMITTED'"),
            Map.entry("time-entries/{}", "practice.time_entry x where matter_id = :matter and status = 'SUBMITTED'"),
            Map.entry("time/timers/{}", "practice.timer x where matter_id = :matter"),
            Map.entry("timers/{}", "practice.timer x where matter_id = :matter"),
            Map.entry("expenses/{}", "practice.expense x where matter_id = :matter"),
            Map.entry("rates/{}", "practice.rate x where matter_id = :matter"),
            Map.entry("codes/{}", "practice.code x where true"),
            Map.entry("guidelines/{}", "practice.guideline x where matter_id = :matter"),
            Map.entry("reductions/{}", "finance.bill_reduction x where matter_id = :matter"),
            Map.entry("reductions/proposals/{}", "finance.guideline_proposal x where matter_id = :matter"),
            Map.entry("guideline-proposals/{}", "finance.guideline_proposal x where matter_id = :matter"),
            Map.entry("pre-bills/{}", "finance.pre_bill x where matter_id = :matter and status = 'DRAFT'"),
            Map.entry("pre-bills/{}/lines/{}", "finance.pre_bill_line x where matter_id = :matter and live"),
            Map.entry("bills/{}", "finance.invoice x where matter_id = :matter"),
            Map.entry("invoices/{}", "finance.invoice x where matter_id = :matter"),
            Map.entry("ebills/{}", "finance.ebill_file x where matter_id = :matter"),
            Map.entry("ebill-files/{}", "finance.ebill_file x where matter_id = :matter"),
            Map.entry("ebills/timekeepers/{}", "platform.app_user x where name = 'Ben Cho'"),
            Map.entry("ebill-timekeepers/{}", "platform.app_user x where name = 'Ben Cho'"),
            Map.entry("payments/{}", "finance.payment x where :matter = any (matter_ids) and reversed_on is null"),
            Map.entry("receivables/{}", "practice.contact x where id = (select client_id from practice.matter where id = :matter)"),
            Map.entry("receivables/{}/promises/{}", "finance.payment_promise x where matter_id = :matter"),
            Map.entry("receivables/{}/holds/{}", "finance.collection_hold x where matter_id = :matter"),
            Map.entry("payment-plans/{}", "finance.payment_plan x where matter_id = :matter and status = 'AGREED'"),
            Map.entry("refunds/{}", "finance.refund x where matter_id = :matter and status = 'ASKED'"),
            Map.entry("letters/{}", "finance.dunning_letter x where matter_id = :matter and status = 'PROPOSED'"),
            Map.entry("credit-notes/{}", "finance.credit_note x where matter_id = :matter"),
            Map.entry("fees/{}", "finance.agreed_fee x where matter_id = :matter and invoice_id is null"),
            Map.entry("recoveries/{}", "finance.recovery x where matter_id = :matter"),
            Map.entry("write-offs/{}", "finance.write_off x where matter_id = :matter"),
            Map.entry("trust/ledgers/{}", "finance.client_ledger x where matter_id = :matter"),
            Map.entry("api/trust/ledgers/{}", "practice.matter x where id = :matter"),
            Map.entry("trust/entries/{}", "finance.trust_movement x where matter_id = :matter and available_on is null"),
            Map.entry("trust/receipts/{}", "finance.trust_movement x where matter_id = :matter and available_on is null"),
            Map.entry("trust/disbursements/{}", "finance.trust_entry x where matter_id = :matter and amount_minor < 0"),
            Map.entry("trust/transfers/{}", "finance.trust_entry x where matter_id = :matter and amount_minor < 0"),
            Map.entry("bank-accounts/{}", "finance.bank_account x where name = 'Client trust'"),
            Map.entry("banking/{}", "finance.bank_account x where name = 'Client trust'"),
            Map.entry("bank-accounts/{}/statements/{}", "finance.bank_statement x where true"),
            Map.entry("banking/{}/statements/{}", "finance.bank_statement x where true"),
            Map.entry("banking/lines/{}", "finance.bank_line x where amount_minor = -700"),
            Map.entry("bank-lines/{}", "finance.bank_line x where amount_minor = -700"),
            Map.entry("banking/reconciliations/{}", "finance.reconciliation x where true"),
            Map.entry("banking/reconciliations/{}/matches/{}", "finance.bank_match x where true"),
            Map.entry("banking/reconciliations/{}/errors/{}", "finance.bank_error x where true"),
            Map.entry("reconciliations/{}", "finance.reconciliation x where true"),
            Map.entry("reconciliations/{}/matches/{}", "finance.bank_match x where true"),
            Map.entry("reconciliations/{}/errors/{}", "finance.bank_error x where true"),
            Map.entry("ledger/accounts/{}", "finance.account x where code = '5000'"),
            Map.entry("accounts/{}", "finance.account x where code = '5000'"),
            Map.entry("ledger/entries/{}", "finance.journal_entry x where matter_id = :matter"),
            Map.entry("journal-entries/{}", "finance.journal_entry x where matter_id = :matter"),
            Map.entry("ledger/periods/{}", "finance.period x where true"),
            Map.entry("periods/{}", "finance.period x where true"),
            Map.entry("firm/offices/{}", "platform.office x where true"),
            Map.entry("offices/{}", "platform.office x where true"),
            Map.entry("people/{}", "platform.app_user x where name = 'Ben Cho'"),
            Map.entry("users/{}", "platform.app_user x where name = 'Ben Cho'"),
            Map.entry("permissions/roles/{}", "platform.role x where name = 'Associate'"),
            Map.entry("roles/{}", "platform.role x where name = 'Associate'"),
            Map.entry("permissions/changes/{}", "platform.permission_change x where status = 'WAITING'"),
            Map.entry("permissions/emergencies/{}", "platform.emergency_access x where true"),
            Map.entry("emergencies/{}", "platform.emergency_access x where true"),
            Map.entry("permission-changes/{}", "platform.permission_change x where status = 'WAITING'"),
            Map.entry("inbox/{}", "platform.inbox_item x where matter_id = :matter and state = 'OPEN'"),
            Map.entry("jobs/{}", "platform.job_run x where true"),
            Map.entry("billing-rules/{}", "finance.billing_rule x where true"),
            Map.entry("billing-runs/{}", "finance.billing_run x where true"),
            Map.entry("bill-deliveries/{}", "finance.bill_delivery x where matter_id = :matter"),
            Map.entry("bill-prints/{}", "finance.bill_print x where true"),
            Map.entry("views/{}", "platform.saved_view x where true"),
            Map.entry("saved-views/{}", "platform.saved_view x where true"),
            Map.entry("profile/security/factors/{}", "platform.factor x where true"),
            Map.entry("profile/sessions/{}", "platform.web_session x where true"),
            Map.entry("people/tokens/{}", "platform.api_token x where true"),
            Map.entry("profile/tokens/{}", "platform.api_token x where true"),
            Map.entry("tokens/{}", "platform.api_token x where true"),
            Map.entry("history/{}/{}", "practice.matter x where id = :matter"),
            Map.entry("access/{}/{}", "practice.matter x where id = :matter"));

    /** Variables that name no row. */
    private static final Map<String, String> WORDS = Map.of("history/{}", "matter", "access/{}", "matter", "permissions/{}", "trust.disburse", "invitation/{}", "no-such-secret", "firm/first-steps/{}", "particulars", "firm/set-up/{}", "place");

    /** What an id of a type or of a parameter's name may be. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Matter", "matters/{}"), Map.entry("Contact", "contacts/{}"), Map.entry("Client", "contacts/{}"), Map.entry("Payor", "contacts/{}"),
            Map.entry("To", "contacts/{}"), Map.entry("From", "contacts/{}"), Map.entry("Other", "contacts/{}"),
            Map.entry("Line", "bank-lines/{}"), Map.entry("User", "people/{}"), Map.entry("Timekeeper", "people/{}"), Map.entry("Object", "matters/{}"), Map.entry("Subject", "people/{}"),
            Map.entry("BankAccount", "bank-accounts/{}"), Map.entry("Account", "accounts/{}"), Map.entry("Invoice", "invoices/{}"), Map.entry("PreBill", "pre-bills/{}"),
            Map.entry("PreBillLine", "pre-bills/{}/lines/{}"), Map.entry("TimeEntry", "time-entries/{}"), Map.entry("Expense", "expenses/{}"),
            Map.entry("TrustEntry", "trust/entries/{}"), Map.entry("Payment", "payments/{}"), Map.entry("Entry", "journal-entries/{}"),
            Map.entry("Party", "matters/{}/parties/{}"), Map.entry("Wall", "matters/{}/access/{}"), Map.entry("Group", "walls/groups/{}"), Map.entry("Notice", "notices/{}"), Map.entry("Report", "enforcement/{}"), Map.entry("Stop", "walls/attempts/{}"), Map.entry("Timer", "timers/{}"), Map.entry("Rate", "rates/{}"), Map.entry("Office", "offices/{}"), Map.entry("Role", "roles/{}"), Map.entry("PermissionChange", "permission-changes/{}"), Map.entry("Emergency", "emergencies/{}"),
            Map.entry("Relation", "contacts/{}/relations/{}"), Map.entry("Statement", "banking/{}/statements/{}"), Map.entry("Match", "reconciliations/{}/matches/{}"),
            Map.entry("Reconciliation", "reconciliations/{}"), Map.entry("CreditNote", "credit-notes/{}"), Map.entry("WriteOff", "write-offs/{}"), Map.entry("Refund", "refunds/{}"), Map.entry("Letter", "letters/{}"), Map.entry("Plan", "payment-plans/{}"),
            Map.entry("Promise", "receivables/{}/promises/{}"), Map.entry("Hold", "receivables/{}/holds/{}"), Map.entry("AgreedFee", "fees/{}"), Map.entry("Recovery", "recoveries/{}"),
            Map.entry("Run", "jobs/{}"), Map.entry("BillingRule", "billing-rules/{}"), Map.entry("BillingRun", "billing-runs/{}"), Map.entry("Delivery", "bill-deliveries/{}"), Map.entry("BillPrint", "bill-prints/{}"), Map.entry("InboxItem", "inbox/{}"), Map.entry("Colleague", "people/{}"), Map.entry("EBillFile", "ebills/{}"), Map.entry("ClientLedger", "trust/ledgers/{}"), Map.entry("Period", "periods/{}"), Map.entry("Guideline", "guidelines/{}"), Map.entry("Reduction", "reductions/{}"), Map.entry("Proposal", "guideline-proposals/{}"), Map.entry("BankError", "reconciliations/{}/errors/{}"));

    private final Map<String, String> found = new HashMap<>(WORDS);
    private final Set<String> ids = new HashSet<>();
    private final Set<String> bound;
    private final Set<String> boundToClient;

    /** Looks everything up in the firm, which must have it. */
    Samples(TestFirm firm, UUID matter, JdbcClient jdbc, TransactionTemplate transaction, Set<String> boundTables) {
        bound = firm.asAdministrator(() -> transaction.execute(_ -> {
            THINGS.forEach((thing, from) -> found.put(thing, jdbc.sql("select x.id::text from " + from + " order by x.id limit 1").param("matter", matter)
                    .query(String.class).optional().orElseThrow(() -> new AssertionError("the firm under attack has no " + thing + ": " + from))));
            found.values().stream().filter(Samples::isId).forEach(ids::add);
            Set<String> hidden = new HashSet<>(Set.of(matter.toString()));
            boundTables.forEach(table -> hidden.addAll(jdbc.sql("select id::text from " + table + " where matter_id = :matter").param("matter", matter).query(String.class).list()));
            return hidden;
        }));
        boundToClient = firm.asAdministrator(() -> transaction.execute(_ -> {
            Set<String> hidden = new HashSet<>(bound);
            OF_CLIENT.forEach(from -> hidden.addAll(jdbc.sql("select x.id::text from " + from).param("client", found.get("contacts/{}")).query(String.class).list()));
            return hidden;
        }));
    }

    /** What a wall around the client hides beside its matters. */
    private static final List<String> OF_CLIENT = List.of("practice.contact x where id = :client::uuid", "practice.wall x where client_id = :client::uuid",
            "practice.contact_relation x where :client::uuid in (from_id, to_id)", "finance.payment x where payor_id = :client::uuid", "finance.ebill_profile x where client_id = :client::uuid",
            "practice.guideline x where client_id = :client::uuid", "finance.guideline_proposal x where client_id = :client::uuid",
            "practice.people_group x where exists (select from practice.wall_group g where g.group_id = x.id)");

    private static boolean isId(String value) {
        return value.length() == 36;
    }

    /** The value of a route's variable. */
    String of(String thing, Route route) {
        String value = found.get(thing);
        if (value == null) {
            throw new AssertionError("give a sample for “%s” of %s in Samples".formatted(thing, route));
        }
        return value;
    }

    String path(Route route) {
        return route.path(thing -> of(thing, route));
    }

    /** An id for a field, by its type such as {@code MatterId}. */
    String ofType(Class<?> type, Route route) {
        boolean ofABill = type.getSimpleName().equals("LineId") && type.getPackageName().endsWith(".billing");
        return ofABill ? UUID.randomUUID().toString() : named(type.getSimpleName(), route);
    }

    /** An id for a field, by its name such as {@code bankAccountId} or {@code toMatterId}. */
    String named(String name, Route route) {
        String word = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1).replaceFirst("Ids?$", "");
        String thing = TYPES.getOrDefault(word, TYPES.get(word.replaceFirst("^(To|From|Responsible|Originating)(?=[A-Z])", "")));
        if (thing == null) {
            throw new AssertionError("say in Samples what a field called “%s” may name: %s has one".formatted(name, route));
        }
        return of(thing, route);
    }

    /** The samples that a text names. */
    boolean namesAny(String text) {
        return ids.stream().anyMatch(text::contains);
    }

    /** Whether a text names something behind the wall. */
    boolean namesHidden(Who who, String text) {
        return hiddenFrom(who).stream().anyMatch(text::contains);
    }

    /** The same text with ids that nothing has, in place of what the wall hides. */
    String withoutHidden(Who who, String text) {
        return without(hiddenFrom(who), text);
    }

    private Set<String> hiddenFrom(Who who) {
        return who == Who.CLIENT_WALLED ? boundToClient : bound;
    }

    /** The same text with ids that nothing has, in place of the firm's. */
    String withoutAny(String text) {
        return without(ids, text);
    }

    private static String without(Set<String> ids, String text) {
        String other = text;
        for (String id : ids) {
            other = other.contains(id) ? other.replace(id, org.chancery.shared.Id.next().toString()) : other;
        }
        return other;
    }
}
