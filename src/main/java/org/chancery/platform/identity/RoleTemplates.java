package org.chancery.platform.identity;

import static org.chancery.platform.identity.Permission.*;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.platform.firm.FirmFounded;
import org.chancery.shared.Id;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The roles that a firm starts with. It may change them: a role is a named set of permissions. */
@Component
class RoleTemplates {

    static final String ADMINISTRATOR = "Administrator";
    static final String PARTNER = "Partner";

    private static final Map<String, Set<Permission>> TEMPLATES = templates();

    private final JdbcClient jdbc;

    RoleTemplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Map<String, Set<Permission>> templates() {
        var everyone = Set.of(CONTACTS_VIEW, MATTERS_VIEW, TIME_RECORD, PEOPLE_VIEW);
        Map<String, Set<Permission>> roles = new LinkedHashMap<>();
        roles.put(ADMINISTRATOR, Set.of(Permission.values()));
        roles.put(PARTNER, with(everyone, CONTACTS_EDIT, MATTERS_EDIT, WALLS_MANAGE, TIME_RECORD_OTHERS, TIME_APPROVE, RATES_EDIT, BILLING_VIEW, BILLING_PREPARE,
                BILLING_APPROVE, TRUST_VIEW, BANKING_VIEW, BANKING_APPROVE, LEDGER_VIEW, REPORTS_VIEW, AUDIT_VIEW, ACCESS_BREAK_GLASS));
        roles.put("Associate", with(everyone, CONTACTS_EDIT, BILLING_VIEW, TRUST_VIEW));
        roles.put("Paralegal", with(everyone, CONTACTS_EDIT, MATTERS_EDIT, TRUST_VIEW));
        roles.put("Bookkeeper", with(everyone, CONTACTS_EDIT, TIME_RECORD_OTHERS, RATES_EDIT, BILLING_VIEW, BILLING_PREPARE, BILLING_ISSUE, PAYMENTS_RECORD, TRUST_VIEW,
                TRUST_RECEIVE, TRUST_DISBURSE, TRUST_TRANSFER, BANKING_VIEW, BANKING_RECONCILE, BANK_ACCOUNTS_EDIT, LEDGER_VIEW, LEDGER_POST, LEDGER_CLOSE, LEDGER_WHOLE,
                REPORTS_VIEW, AUDIT_VIEW));
        roles.put("Office manager", with(everyone, CONTACTS_EDIT, MATTERS_EDIT, BILLING_VIEW, TRUST_VIEW, BANKING_VIEW, REPORTS_VIEW, PEOPLE_MANAGE, FIRM_MANAGE, JOBS_MANAGE, INBOX_OVERSEE));
        roles.put("IT manager", with(Set.of(PEOPLE_VIEW), PEOPLE_MANAGE, FIRM_MANAGE, AUDIT_VIEW, ACCESS_BREAK_GLASS, JOBS_MANAGE));
        return roles;
    }

    private static Set<Permission> with(Set<Permission> base, Permission... more) {
        return java.util.stream.Stream.concat(base.stream(), Arrays.stream(more)).collect(Collectors.toUnmodifiableSet());
    }

    @EventListener
    @Order(0)
    void found(FirmFounded founded) {
        TEMPLATES.forEach((name, permissions) -> jdbc.sql("insert into platform.role (id, name, permissions) values (:id, :name, :permissions)")
                .param("id", Id.next()).param("name", name)
                .param("permissions", permissions.stream().map(Permission::permission).sorted().toArray(String[]::new))
                .update());
    }
}
