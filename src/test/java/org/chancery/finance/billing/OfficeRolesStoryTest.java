package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.testing.TestBilling.DAY;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.THROUGH;
import static org.chancery.testing.TestBilling.usd;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustVoids;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChange;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.RoleId;
import org.chancery.platform.identity.Roles;
import org.chancery.platform.identity.Users;
import org.chancery.platform.letterhead.OfficeAddress;
import org.chancery.platform.setup.OfficeSettings;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallNames;
import org.chancery.practice.matters.WallView;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimeView;
import org.chancery.practice.timekeeping.WorkSelection;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestWeb.Session;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who may do something for one office does it to that office's matters, and to nothing else in the firm. */
@ChancerySpringTest
class OfficeRolesStoryTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired OfficeSettings settings;
    @Autowired Offices offices;
    @Autowired Users users;
    @Autowired Roles roles;
    @Autowired PermissionChanges changes;
    @Autowired Matters matters;
    @Autowired Walls walls;
    @Autowired TimeEntries times;
    @Autowired Approvals approvals;
    @Autowired PreBills preBills;
    @Autowired Invoices invoices;
    @Autowired Payments payments;
    @Autowired ClientMoney clientMoney;
    @Autowired TrustVoids voids;
    @Autowired BankAccounts bankAccounts;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    BillingFirm house;
    OfficeId albany;
    MatterId here;
    MatterId there;
    UserId grace;
    RoleId doer;

    @BeforeEach
    void aFirmWithAnOfficeInAlbany() {
        house = billing.in(firms.found());
        albany = house.firm.asAdministrator(() -> settings.add(new OfficeSettings.Particulars("Albany", "ALB", null, null, List.of(), new OfficeAddress("", ""))).orThrow().id());
        here = house.matter;
        there = house.matter(MatterDetails.hourly(house.client, "Sale of a mill").at(albany));
        Set<Permission> acting = EnumSet.of(Permission.MATTERS_EDIT, Permission.TIME_APPROVE, Permission.BILLING_PREPARE, Permission.BILLING_ISSUE, Permission.TRUST_RECEIVE,
                Permission.TRUST_DISBURSE, Permission.PAYMENTS_RECORD, Permission.PEOPLE_MANAGE, Permission.TRUST_TRANSFER);
        doer = house.firm.asAdministrator(() -> roles.add(new Roles.RoleChange("Doer", "", acting, null, "for Albany")).orThrow());
        grace = house.firm.person("Grace Hall", "Associate");
        house.firm.asAdministrator(() -> users.setRoles(grace, List.of("Associate", "Doer @ALB"), "runs Albany").orThrow());
        house.firm.approve(grace);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private <T> Outcome<T> asGrace(java.util.function.Supplier<Outcome<T>> work) {
        return house.firm.as(grace, work);
    }

    private Outcome<MatterView> renamed(MatterId matter) {
        MatterView now = house.firm.asAdministrator(() -> matters.find(matter)).orElseThrow();
        return asGrace(() -> matters.change(matter, now.version(), now.details().inArea("Property")));
    }

    @Test
    void aRoleOfOneOfficeGivesNothingInTheFirm() {
        Actor actor = users.actor(house.firm.id(), grace).orElseThrow();
        assertThat(actor.permissions()).contains(Permission.MATTERS_VIEW).doesNotContain(Permission.MATTERS_EDIT, Permission.BILLING_ISSUE, Permission.PEOPLE_MANAGE, Permission.PAYMENTS_RECORD);
        assertThat(actor.permissionsIn(albany)).contains(Permission.MATTERS_EDIT, Permission.TRUST_DISBURSE).doesNotContain(Permission.PEOPLE_MANAGE, Permission.PAYMENTS_RECORD);
        assertThatThrownBy(() -> asGrace(() -> users.setRoles(house.ben, List.of(), "x"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> house.firm.as(grace, () -> roles.all())).isInstanceOf(AccessDeniedException.class);
        String inTheDatabase = house.firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("select platform.permissions_by_office()::text").query(String.class).single()));
        assertThat(inTheDatabase)
                .isEqualTo("{" + String.join(",", java.util.Arrays.stream(Permission.values()).filter(Permission::isByOffice).map(Permission::permission).toList()) + "}");
    }

    @Test
    void mattersAndTimeOfTheOfficeAlone() {
        assertThat(renamed(there).isDone()).isTrue();
        assertThat(codes(renamed(here))).containsExactly("not-found");
        assertThat(house.firm.as(grace, () -> matters.find(here))).as("seeing is for the whole firm").isPresent();
        assertThat(asGrace(() -> matters.open(MatterDetails.hourly(house.client, "New").responsible(grace).at(albany))).isDone()).isTrue();
        OfficeId head = house.firm.asAdministrator(offices::head).id();
        assertThat(codes(asGrace(() -> matters.open(MatterDetails.hourly(house.client, "New").responsible(grace).at(head))))).containsExactly("office-beyond");
        MatterView mill = house.firm.asAdministrator(() -> matters.find(there)).orElseThrow();
        assertThat(codes(asGrace(() -> matters.change(there, mill.version(), mill.details().at(head))))).containsExactly("office-beyond");

        TimeEntryId one = submitted(here);
        TimeEntryId other = submitted(there);
        assertThat(codes(asGrace(() -> approvals.approve(WorkSelection.ofTime(List.of(one, other)))))).containsExactly("not-found");
        assertThat(asGrace(() -> approvals.approve(WorkSelection.ofTime(List.of(other)))).orThrow()).isEqualTo(1);
        assertThat(house.firm.as(grace, () -> approvals.waitingWork()).time()).isEmpty();
    }

    private TimeEntryId submitted(MatterId matter) {
        TimeEntryId id = house.firm.as(house.ben, () -> times.record(new NewTime(matter, house.ben, DAY, 60, "Draft reply brief", null, null, Billing.BILLABLE, null)).orThrow()).id();
        house.firm.as(house.ben, () -> approvals.submit(WorkSelection.ofTime(List.of(id))).orThrow());
        return id;
    }

    @Test
    void billsOfTheOfficeAlone() {
        house.time(here, 60, "Draft reply brief");
        house.time(there, 60, "Draft contract");
        PreBillView mine = house.firm.as(grace, () -> preBills.find(preBills.prepare(new PrepareBills(List.of(there), THROUGH)).orThrow().items().getFirst().id()).orElseThrow());
        assertThat(asGrace(() -> preBills.prepare(new PrepareBills(List.of(here), THROUGH))).isDone()).isFalse();
        PreBillView theirs = house.prepared(here);
        house.approve(mine.id()).orThrow();
        house.approve(theirs.id()).orThrow();
        assertThat(asGrace(() -> invoices.issue(mine.id(), new IssueBill(ISSUED, null))).isDone()).isTrue();
        assertThat(codes(asGrace(() -> invoices.issue(theirs.id(), new IssueBill(ISSUED, null))))).containsExactly("not-found");
        assertThatThrownBy(() -> asGrace(() -> payments.record(new NewPayment(house.client, house.operating, ISSUED, usd("1.00"), "Wire", null, null)))).isInstanceOf(AccessDeniedException.class);
        assertThat(house.findings()).isEmpty();
    }

    @Test
    void clientMoneyOfTheOfficeAlone() {
        BankAccountId trust = house.firm.asAdministrator(() -> bankAccounts.open(NewBankAccount.of("Trust", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id());
        house.firm.asAdministrator(() -> clientMoney.receive(receipt(trust, here)).orThrow());
        var received = asGrace(() -> clientMoney.receive(receipt(trust, there))).orThrow();
        assertThat(asGrace(() -> clientMoney.receive(receipt(trust, here))).isDone()).isFalse();
        assertThat(asGrace(() -> clientMoney.disburse(payment(trust, there))).isDone()).isTrue();
        assertThat(asGrace(() -> clientMoney.disburse(payment(trust, here))).isDone()).isFalse();
        assertThatThrownBy(() -> asGrace(() -> voids.voidEntry(received.id(), DAY, "x"))).isInstanceOf(AccessDeniedException.class);
        assertThat(house.findings()).isEmpty();
    }

    private static TrustReceipt receipt(BankAccountId trust, MatterId matter) {
        return new TrustReceipt(trust, matter, DAY, usd("1000.00"), "Maria Ortiz", "Advance", "Wire", "W-1", DAY);
    }

    private static TrustDisbursement payment(BankAccountId trust, MatterId matter) {
        return new TrustDisbursement(trust, matter, DAY, usd("10.00"), "County clerk", "Filing fee", "Cheque", "101");
    }

    @Test
    void givingItTakesTwoPeopleAndSoDoesMakingTheRoleLarger() {
        house.firm.person("Olga Berg", "Administrator");
        house.firm.asAdministrator(() -> users.setRoles(house.ben, List.of("Associate", "Doer @ALB"), "helps Albany").orThrow());
        PermissionChange asked = house.firm.asAdministrator(() -> changes.waitingFor(house.ben.value())).getFirst();
        assertThat(asked.added()).containsExactly("Doer @ALB");
        assertThat(asked.gains().getFirst().permissions()).contains("trust.disburse@ALB").doesNotContain("people.manage@ALB", "trust.disburse");
        assertThat(Permission.titled("trust.disburse@ALB")).isEqualTo("Pay out client money (ALB)");
        assertThat(users.actor(house.firm.id(), house.ben).orElseThrow().inOffices()).isEqualTo(Map.of());
        assertThatThrownBy(() -> house.firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("insert into platform.office_role (id, user_id, role_id, office_id) values (:id, :user, :role, :office)")
                .param("id", Id.next()).param("user", house.ben.value()).param("role", doer.value()).param("office", albany.value()).update()))).hasMessageContaining("another person must approve");
        house.firm.approve(house.ben);
        assertThat(users.actor(house.firm.id(), house.ben).orElseThrow().permissionsIn(albany)).contains(Permission.TRUST_DISBURSE);

        Set<Permission> more = EnumSet.copyOf(house.firm.asAdministrator(() -> roles.find(doer)).orElseThrow().permissions());
        more.add(Permission.BILLING_APPROVE);
        house.firm.asAdministrator(() -> roles.change(doer, new Roles.RoleChange("Doer", "", more, null, "approves too")).orThrow());
        assertThat(house.firm.asAdministrator(() -> changes.waitingFor(doer.value())).getFirst().gains()).extracting(PermissionChange.Gain::permissions)
                .containsExactlyInAnyOrder(List.of("billing.approve@ALB"), List.of("billing.approve@ALB"));
        assertThatThrownBy(() -> house.firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("update platform.role set permissions = permissions || '{billing.approve}'::text[] where id = :role")
                .param("role", doer.value()).update()))).hasMessageContaining("another person must approve");
        house.firm.asAdministrator(() -> users.setRoles(house.ben, List.of("Associate"), "no more").orThrow());
        assertThat(users.actor(house.firm.id(), house.ben).orElseThrow().inOffices()).isEmpty();
        assertThat(codes(house.firm.asAdministrator(() -> roles.add(new Roles.RoleChange("Clerk @ALB", "", Set.of(Permission.MATTERS_VIEW), null, "x"))))).containsExactly("role-name");
        assertThat(codes(house.firm.asAdministrator(() -> users.setRoles(house.ben, List.of("Doer @NYC"), "x")))).containsExactly("role-unknown");
    }

    @Test
    void aWallThatKeepsARoleOutKeepsOutWhoHasItInOneOffice() {
        WallNames doers = WallNames.ofRole("Doer");
        WallId against = house.firm.asAdministrator(() -> walls.raise(RaiseWall.against(house.client, "Lateral", doers)).orThrow());
        assertThat(house.firm.as(grace, () -> matters.find(there))).isEmpty();
        assertThat(house.firm.asAdministrator(() -> walls.find(against)).orElseThrow().circles().getFirst().people()).extracting(WallView.Person::id).containsExactly(grace);
        house.firm.asAdministrator(() -> walls.lift(against, "Over").orThrow());
        house.firm.asAdministrator(() -> walls.raise(RaiseWall.around(house.client, "Family", new WallNames(List.of(house.firm.administrator()), List.of(), List.of("Doer")))).orThrow());
        assertThat(house.firm.as(grace, () -> matters.find(there))).as("a wall lets in whoever has the role in the whole firm").isEmpty();
    }

    /** What is not a matter's is shut within a confined call too, and a confined call within another keeps to its offices. */
    @Test
    void whatIsForTheWholeFirmIsShutWithinWhatIsForOneOffice() {
        assertThat(house.firm.as(grace, () -> approvals.waiting())).isZero();
        TimeEntryId theirs = submitted(here);
        TimeEntryId ours = submitted(there);
        assertThat(house.firm.as(grace, () -> approvals.waitingWork()).time()).extracting(TimeView::id).containsExactly(ours);
        assertThat(codes(asGrace(() -> approvals.returnToDraft(WorkSelection.ofTime(List.of(theirs)), "x")))).isNotEmpty();
        assertThatThrownBy(() -> asGrace(() -> clientMoney.clearAll(List.of(), DAY))).isInstanceOf(AccessDeniedException.class);
        String confined = house.firm.as(grace, () -> transaction.execute(_ -> jdbc.sql("select coalesce(current_setting('chancery.offices', true), '')").query(String.class).single()));
        assertThat(confined).as("after a confined call nothing is confined").isEmpty();
    }

    @Test
    void thePagesOpenForMattersOfTheOfficeAndTheOthersAreNotThere() {
        house.time(there, 60, "Draft contract");
        Session hers = Session.signIn(port, house.firm.email("Grace"));
        List<String> open = List.of("/matters/new", "/matters/" + there + "/edit", "/matters/" + there + "/standing", "/time/approvals", "/pre-bills/new?through=" + THROUGH, "/trust/receipts/new",
                "/trust/disbursements/new", "/trust/transfers/new", "/trust/bill-payments/new");
        assertThat(open.stream().map(path -> path + " " + hers.get(path).status())).allMatch(answer -> answer.endsWith(" 200"));
        assertThat(hers.get("/matters/" + here + "/edit").status()).isEqualTo(404);
        assertThat(hers.get("/pre-bills/new?through=" + THROUGH).text()).contains("Sale of a mill");
        assertThat(hers.post("/matters/" + here + "/hold").status()).isNotEqualTo(302);
        assertThat(hers.get("/matters").text()).as("the way to a new matter is offered").contains("New matter");
    }
}
