package org.chancery.finance.ebilling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.finance.ebilling.ledes.EBill;
import org.chancery.finance.ebilling.ledes.KnownCodes;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.Codes;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How clients' systems call the firm's codes: a set of their own, an older or a revised one. What is not said goes out as it is. */
@Service
public class ClientCodes {

    private static final int MOST = 500;
    private static final Pattern WRITABLE = Pattern.compile("[A-Za-z0-9._-]{1,20}");

    private final JdbcClient jdbc;
    private final Codes codes;
    private final Contacts contacts;

    ClientCodes(JdbcClient jdbc, Codes codes, Contacts contacts) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.contacts = contacts;
    }

    /**
     * A code under two names.
     *
     * @param code       as time and costs carry it
     * @param clientCode as the client's system calls it; up to 20 letters, digits, dots and dashes
     */
    public record ClientCode(CodeKind kind, String code, String clientCode) {}

    /** Of a client, by kind and code; empty if there is no such client, or none that one may know of. */
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public Optional<List<ClientCode>> of(ContactId client) {
        return contacts.ref(client).map(_ -> read(client));
    }

    private List<ClientCode> read(ContactId client) {
        return jdbc.sql("select kind, code, client_code from finance.ebill_client_code where client_id = :client order by kind desc, code").param("client", client.value())
                .query(Row.mapping(row -> new ClientCode(row.constant("kind", CodeKind.class), row.text("code"), row.text("client_code")))).list();
    }

    /** Sets all of a client's from now on; files that were made stay. Refused {@code not-found}, {@code too-many}, and {@code code-unknown}, {@code code-malformed}, {@code code-twice} at {@code codes[0].code} and so on. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<List<ClientCode>> set(ContactId client, List<ClientCode> wanted) {
        if (contacts.ref(client).isEmpty()) {
            return Outcome.refused("not-found", "There is no such client.");
        }
        List<ClientCode> all = wanted.stream().map(each -> new ClientCode(each.kind(), each.code().strip().toUpperCase(Locale.ROOT), each.clientCode().strip())).toList();
        List<Refusal> refusals = refusals(all);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("delete from finance.ebill_client_code where client_id = :client").param("client", client.value()).update();
        all.forEach(each -> jdbc.sql("insert into finance.ebill_client_code (id, client_id, kind, code, client_code) values (:id, :client, :kind, :code, :theirs)")
                .param("id", Id.next()).param("client", client.value()).param("kind", each.kind().name()).param("code", each.code()).param("theirs", each.clientCode()).update());
        return Outcome.done(read(client));
    }

    private List<Refusal> refusals(List<ClientCode> all) {
        if (all.size() > MOST) {
            return List.of(Refusal.at("codes", "too-many", "At most %d codes.".formatted(MOST)));
        }
        List<Refusal> refusals = new ArrayList<>();
        Set<String> known = codes.all().stream().map(code -> code.kind() + code.code()).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            ClientCode each = all.get(i);
            String key = each.kind() + each.code();
            if (!known.contains(key)) {
                refusals.add(Refusal.at("codes[" + i + "].code", "code-unknown", "“%s” is no %s code of the firm.".formatted(shortened(each.code()), each.kind().title().toLowerCase(Locale.ROOT))));
            } else if (!seen.add(key)) {
                refusals.add(Refusal.at("codes[" + i + "].code", "code-twice", "%s is there twice.".formatted(each.code())));
            }
            if (!WRITABLE.matcher(each.clientCode()).matches()) {
                refusals.add(Refusal.at("codes[" + i + "].clientCode", "code-malformed", "%s: the client's code has up to 20 letters, digits, dots and dashes.".formatted(shortened(each.code()))));
            }
        }
        return refusals;
    }

    private static String shortened(String code) {
        return code.length() <= 30 ? code : code.substring(0, 30) + "…";
    }

    /** The firm's codes and those that this client calls by names of its own. */
    KnownCodes known(ContactId client, KnownCodes ours) {
        List<ClientCode> theirs = read(client);
        return new KnownCodes(with(ours.tasks(), theirs, CodeKind.TASK), with(ours.activities(), theirs, CodeKind.ACTIVITY), with(ours.expenses(), theirs, CodeKind.EXPENSE));
    }

    private static Set<String> with(Set<String> ours, List<ClientCode> theirs, CodeKind kind) {
        return Stream.concat(ours.stream(), theirs.stream().filter(each -> each.kind() == kind).map(ClientCode::clientCode)).collect(Collectors.toSet());
    }

    /** What goes to the client: the same bill with the client's codes. */
    EBill translated(ContactId client, EBill bill) {
        Map<String, String> theirs = read(client).stream().collect(Collectors.toMap(each -> each.kind() + each.code(), ClientCode::clientCode));
        return theirs.isEmpty() ? bill : new EBill(bill.number(), bill.date(), bill.dueOn(), bill.from(), bill.through(), bill.currency(), bill.description(), bill.lawFirm(), bill.client(), bill.matter(),
                bill.lines().stream().map(line -> new EBill.Line(line.kind(), line.date(), line.timekeeper(), translated(theirs, line.codes()), line.description(), line.units(), line.unitCost(),
                        line.amount(), line.tax())).toList());
    }

    private static EBill.Codes translated(Map<String, String> theirs, EBill.Codes ours) {
        return new EBill.Codes(theirs.getOrDefault(CodeKind.TASK + ours.task(), ours.task()), theirs.getOrDefault(CodeKind.ACTIVITY + ours.activity(), ours.activity()),
                theirs.getOrDefault(CodeKind.EXPENSE + ours.expense(), ours.expense()));
    }
}
