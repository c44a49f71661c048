package org.chancery.practice.matters;

import java.util.List;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.junit.jupiter.api.Test;

class HiddenCostTest extends WalledMatter {

    @Test
    void cost() {
        ContactId big = firm.asAdministrator(() -> contacts.add(ContactDetails.organisation("Big")).orThrow());
        ContactId mid = firm.asAdministrator(() -> contacts.add(ContactDetails.organisation("Mid")).orThrow());
        ContactId rest = firm.asAdministrator(() -> contacts.add(ContactDetails.organisation("Rest")).orThrow());
        firm.asAdministrator(() -> transaction.execute(_ -> {
            for (Object[] p : List.of(new Object[] {big, 10000}, new Object[] {mid, 2000}, new Object[] {rest, 8000})) {
                jdbc.sql("insert into practice.matter (id, number, client_id, name, responsible_id, status, opened_on, currency, arrangement_kind) select gen_random_uuid(), gen_random_uuid()::text, :c, 'M', :u, 'OPEN', '2026-01-01', 'USD', 'HOURLY' from generate_series(1, :n)")
                        .param("c", ((ContactId) p[0]).value()).param("u", firm.administrator().value()).param("n", p[1]).update();
            }
            jdbc.sql("insert into practice.matter_party (id, matter_id, contact_id, role, side) select gen_random_uuid(), m.id, :c, 'WITNESS', 'NEUTRAL' from practice.matter m, generate_series(1, 1)").param("c", rest.value()).update();
            jdbc.sql("insert into practice.matter_party (id, matter_id, contact_id, role, side) select gen_random_uuid(), m.id, :c, 'EXPERT', 'NEUTRAL' from practice.matter m, generate_series(1, 1)").param("c", rest.value()).update();
            return 1;
        }));
        UserId none = eve;
        measure("no wall in the firm", none);
        raise(RaiseWall.against(matter, "x", ben));
        measure("walls, none against me", none);
        measure("one matter hidden", ben);
        UserId two = firm.person("Two Thousand", "Associate");
        raise(RaiseWall.against(mid, "x", WallNames.of(List.of(two))));
        measure("client with 2,000 matters hidden", two);
        UserId ten = firm.person("Ten Thousand", "Associate");
        raise(RaiseWall.against(big, "x", WallNames.of(List.of(ten))));
        measure("client with 10,000 matters hidden", ten);
        UserId all = firm.person("All Thousand", "Associate");
        raise(RaiseWall.around(rest, "x", WallNames.of(List.of(firm.administrator(), none, ben, two, ten))));
        firm.asAdministrator(() -> walls.rename(walls.of(big).getFirst().id(), WallNames.of(List.of(ten, all)), "x", false).orThrow());
        firm.asAdministrator(() -> walls.rename(walls.of(mid).getFirst().id(), WallNames.of(List.of(two, all)), "x", false).orThrow());
        measure("20,000 hidden", all);
    }

    private void measure(String what, UserId who) {
        firm.as(who, () -> transaction.execute(_ -> {
            long begin = time("select platform.announce_hidden_matters() is null");
            long list = time("select count(*) from (select m.id from practice.matter m join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id order by m.number desc limit 50) x");
            long count = time("select count(*) from practice.matter");
            long parties = time("select count(*) from practice.matter_party");
            System.out.printf("COST %-40s begin %5d us, list %6d us, count of 20,000 %6d us, of 40,000 parties %6d us, sees %d%n", what, begin, list, count, parties,
                    jdbc.sql("select count(*) from practice.matter").query(Long.class).single());
            return 1;
        }));
    }

    private long time(String sql) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 15; i++) {
            long t = System.nanoTime();
            jdbc.sql(sql).query((row, n) -> row.getObject(1)).list();
            best = Math.min(best, System.nanoTime() - t);
        }
        return best / 1000;
    }
}
