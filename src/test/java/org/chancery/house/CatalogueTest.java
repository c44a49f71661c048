package org.chancery.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.platform.database.Database;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reads the database's own catalogue, so that a table made tomorrow is held to the rules too. */
@ChancerySpringTest
class CatalogueTest {

    /** What belongs to no firm, and why it may: web sessions and the counting of failed sign-ins come before any firm is known; the master key is the installation's; what is due holds ids of runs alone. */
    private static final List<String> NOT_TENANT = List.of("platform.spring_session", "platform.spring_session_attributes", "platform.sign_in_throttle", "platform.master_key", "platform.scheduled_task");

    @Autowired Database database;
    JdbcClient owner;

    @BeforeEach
    void asOwner() {
        owner = JdbcClient.create(new DriverManagerDataSource(database.url(), database.owner().name(), database.owner().password()));
    }

    /** All tables but those that tests make for themselves, which are called probes. */
    private static final String TABLES = """
            select n.nspname || '.' || c.relname as name
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
              and n.nspname || '.' || c.relname not in (:exempt) and c.relname not like 'probe\\_%'""";

    private List<String> tablesWithout(String condition) {
        return owner.sql(TABLES + " and not (" + condition + ") order by 1").param("exempt", NOT_TENANT).query(String.class).list();
    }

    @Test
    void theCatalogueHasTablesToRead() {
        assertThat(tablesWithout("false")).contains("platform.firm", "platform.app_user");
    }

    @Test
    void everyTenantTableForcesRowLevelSecurity() {
        assertThat(tablesWithout("c.relrowsecurity and c.relforcerowsecurity")).isEmpty();
    }

    @Test
    void everyTenantTableHasAPolicyThatNamesTheFirm() {
        assertThat(tablesWithout("""
                exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
                          and pg_get_expr(p.polqual, p.polrelid) like '%firm_id = ( SELECT platform.current_firm()%'
                          and pg_get_expr(p.polwithcheck, p.polrelid) like '%firm_id = platform.current_firm()%')""")).isEmpty();
    }

    @Test
    void noPolicyButTheOwnersDirectoryOpensMoreThanTheFirm() {
        assertThat(owner.sql("""
                select polrelid::regclass || ' ' || polname from pg_policy
                where polpermissive and polname not in ('firm') and not (polname = 'directory' and polroles <> '{0}' and polcmd = 'r')""")
                .query(String.class).list()).isEmpty();
    }

    @Test
    void everyPrimaryKeyBeginsWithTheFirm() {
        assertThat(tablesWithout("""
                exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                        where i.indrelid = c.oid and i.indisprimary and a.attname = 'firm_id')""")).isEmpty();
    }

    @Test
    void everyForeignKeyBetweenTenantTablesCarriesTheFirm() {
        assertThat(owner.sql("""
                select k.conrelid::regclass || ' ' || k.conname from pg_constraint k
                where k.contype = 'f' and k.conrelid::regclass::text <> 'platform.spring_session_attributes'
                  and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname = 'firm_id')""")
                .query(String.class).list()).isEmpty();
    }

    @Test
    void everyRowThatBelongsToAMatterIsHiddenByItsWall() {
        assertThat(tablesWithout("""
                not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'matter_id' and not a.attisdropped)
                or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polroles @> array[(select r.oid from pg_roles r where r.rolname = ':app')]
                           and pg_get_expr(p.polqual, p.polrelid) like '%hidden_matters()%')""".replace(":app", database.app().name()))).isEmpty();
    }

    @Test
    void everyRowThatRefersToAContactIsHiddenByTheWallOfThatClient() {
        assertThat(owner.sql("""
                select k.conrelid::regclass || '.' || a.attname
                from pg_constraint k
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'firm_id'
                where k.contype = 'f' and k.confrelid = 'practice.contact'::regclass and k.conparentid = 0
                  and not exists (select from pg_policy p where p.polrelid = k.conrelid and not p.polpermissive
                                    and p.polroles @> array[(select r.oid from pg_roles r where r.rolname = :app)]
                                    and pg_get_expr(p.polqual, p.polrelid) like '%(' || a.attname || ' <> ALL%hidden_clients()%')""")
                .param("app", database.app().name()).query(String.class).list()).as("call platform.protect_client for these").isEmpty();
    }

    @Test
    void everyTenantTableKeepsItsHistoryOrNeverChanges() {
        assertThat(tablesWithout("""
                exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname in ('history_update', 'history'))
                or exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only')
                or n.nspname || '.' || c.relname in (select unnest(string_to_array(:kept, ' ')))""".replace(":kept",
                "'" + String.join(" ", "platform.number_series", "platform.idempotency_key", "platform.token_use", "platform.job_item", "finance.client_ledger", "finance.period_balance") + "'"))).isEmpty();
    }

    @Test
    void everyRowThatNeverChangesIsSealed() {
        assertThat(owner.sql("""
                select c.oid::regclass::text from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgfoid = 'platform.refuse_change()'::regprocedure and t.tgname = 'append_only'
                where c.oid::regclass::text not in ('platform.seal', 'platform.seal_part')
                  and not exists (select from pg_attrdef d where d.adrelid = c.oid and pg_get_expr(d.adbin, d.adrelid) like '%SESSION_USER%pg_current_xact_id() IS NOT NULL%nextval(''platform.seal_order''%')""")
                .query(String.class).list()).isEmpty();
    }

    @Test
    void theProgramsRoleOwnsNothingAndBypassesNothing() {
        assertThat(owner.sql("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = :app")
                .param("app", database.app().name()).query(Boolean.class).single()).isFalse();
        assertThat(owner.sql("select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = :app")
                .param("app", database.app().name()).query(Long.class).single()).isZero();
    }

    @Test
    void theProgramsRoleCannotChangeWhatNeverChanges() {
        assertThat(owner.sql("""
                select c.oid::regclass::text from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'append_only'
                where has_table_privilege(:app, c.oid, 'update') or has_table_privilege(:app, c.oid, 'delete') or has_table_privilege(:app, c.oid, 'truncate')
                   or has_table_privilege(:app, c.oid, 'insert') and c.oid::regclass::text in (select s.name from platform.sealed_tables() s)""")
                .param("app", database.app().name()).query(String.class).list()).isEmpty();
    }

    @Test
    void everyViewShowsRowsByTheRightsOfWhoReads() {
        assertThat(owner.sql("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'v' and n.nspname not in ('information_schema', 'public') and n.nspname not like 'pg\\_%'
                  and not coalesce(c.reloptions @> array['security_invoker=true'], false)""")
                .query(String.class).list()).isEmpty();
    }
}
