package org.chancery.finance.ebilling;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceStatus;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.ebilling.ledes.EBill;
import org.chancery.finance.ebilling.ledes.Finding;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.Codes;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** E-bills of issued bills: made by the client's profile, checked before they leave, kept as they were sent. */
@Service
public class EBills {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such bill.");

    private final Invoices invoices;
    private final EBillProfiles profiles;
    private final EBillDrafting drafting;
    private final EBillLineCodes lineCodes;
    private final EBillFiles files;
    private final Codes codes;
    private final ApplicationEventPublisher events;

    EBills(Invoices invoices, EBillProfiles profiles, EBillDrafting drafting, EBillLineCodes lineCodes, EBillFiles files, Codes codes, ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.profiles = profiles;
        this.drafting = drafting;
        this.lineCodes = lineCodes;
        this.files = files;
        this.codes = codes;
        this.events = events;
    }

    /** How it stands; empty for a bill that is not there or that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<EBillState> of(InvoiceId id) {
        return invoices.find(id).map(bill -> profiles.of(bill.clientId()).map(profile -> state(bill, profile))
                .orElseGet(() -> new EBillState(null, "", List.of(), List.of(), files.of(id))));
    }

    private EBillState state(InvoiceView bill, EBillProfile profile) {
        EBillDrafting.Draft draft = drafting.draft(bill, profile);
        Map<InvoiceLineView.LineId, LineCodes> supplied = lineCodes.of(bill.id());
        List<EBillState.OpenLine> open = new ArrayList<>();
        for (int i = 0; i < draft.built().lines().size(); i++) {
            InvoiceLineView line = draft.built().lines().get(i);
            EBill.Line made = draft.built().bill().lines().get(i);
            if (made.kind() != EBill.Kind.BILL_FEE && ReceiverRules.asks(line)) {
                open.add(new EBillState.OpenLine(line.id().value(), i + 1, made.kind() == EBill.Kind.FEE, line.narrative(), line.taskCode(), line.activityCode(),
                        supplied.getOrDefault(line.id(), LineCodes.NONE)));
            }
        }
        return new EBillState(profile, draft.name(), draft.findings(), open, files.of(bill.id()));
    }

    /**
     * Makes the file by the client's profile. The same bytes again are the same file. Refused {@code bill-void}, {@code ebill-no-profile}, and with every
     * finding that a receiver would refuse ({@code ebill-task-missing} …), at the field as the format calls it.
     */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<EBillFile> make(InvoiceId id) {
        InvoiceView bill = invoices.find(id).orElse(null);
        if (bill == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (bill.status() == InvoiceStatus.VOID) {
            return Outcome.refused("bill-void", "Bill %s is void.".formatted(bill.number()));
        }
        EBillProfile profile = profiles.of(bill.clientId()).orElse(null);
        if (profile == null) {
            return Outcome.refused("ebill-no-profile", "This client has no e-bill profile yet: enter what its system takes on the client's page.");
        }
        EBillDrafting.Draft draft = drafting.draft(bill, profile);
        byte @Nullable [] content = draft.content();
        return content == null ? Outcome.refused(refusals(draft.findings())) : keep(bill, profile, draft.name(), content);
    }

    private Outcome<EBillFile> keep(InvoiceView bill, EBillProfile profile, String name, byte[] content) {
        String sha256 = HexFormat.of().formatHex(Sha256.of(content));
        files.oneAtATime(bill.id());
        Optional<EBillFile> before = files.latest(bill.id()).filter(file -> file.sha256().equals(sha256) && file.name().equals(name));
        if (before.isPresent()) {
            return Outcome.done(before.get());
        }
        return files.keep(bill, new EBillFiles.NewFile(profile.format(), name, sha256, content)).peek(file ->
                events.publishEvent(new EBillMade(file.id(), bill.id(), bill.number(), bill.matterId(), file.format(), file.name())));
    }

    private static List<Refusal> refusals(List<Finding> findings) {
        return findings.stream().filter(Finding::isError).map(finding -> new Refusal("ebill-" + finding.rule(), finding.inWords(), finding.field().isEmpty() ? null : finding.field())).toList();
    }

    /** A file as it was made; empty if there is none, or its bill is behind a wall. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<EBillFile> file(EBillFileId id) {
        return files.find(id);
    }

    /** Its bytes, the same for ever. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> content(EBillFileId id) {
        return files.content(id);
    }

    /**
     * Supplies codes that lines were issued without, for e-bills only: the bill itself stays as it was issued. Refused {@code line-unknown}, {@code code-unknown},
     * {@code code-there} for a code that the line was issued with. Fields are {@code lines[0].task} and so on.
     *
     * @param lines by the id of the bill's line
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<InvoiceId> supply(InvoiceId id, List<Supplied> lines) {
        InvoiceView bill = invoices.find(id).orElse(null);
        if (bill == null) {
            return Outcome.refused(UNKNOWN);
        }
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            refusals.addAll(refusals(bill, lines.get(i), "lines[%d].".formatted(i)));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        lines.stream().filter(line -> !line.codes().isEmpty()).forEach(line -> lineCodes.set(bill, new InvoiceLineView.LineId(line.lineId()), line.codes()));
        return Outcome.done(id);
    }

    /** @param lineId of the bill's line */
    public record Supplied(UUID lineId, LineCodes codes) {}

    private List<Refusal> refusals(InvoiceView bill, Supplied wanted, String at) {
        InvoiceLineView line = bill.lines().stream().filter(each -> each.id().value().equals(wanted.lineId())).findFirst().orElse(null);
        if (line == null) {
            return List.of(Refusal.at(at + "lineId", "line-unknown", "The bill has no such line."));
        }
        List<Refusal> refusals = new ArrayList<>();
        check(refusals, at + "task", CodeKind.TASK, wanted.codes().task(), line.taskCode());
        check(refusals, at + "activity", CodeKind.ACTIVITY, wanted.codes().activity(), line.activityCode());
        check(refusals, at + "expense", CodeKind.EXPENSE, wanted.codes().expense(), line.expenseCode());
        return refusals;
    }

    private void check(List<Refusal> refusals, String field, CodeKind kind, @Nullable String wanted, @Nullable String issued) {
        if (wanted != null && issued != null && !issued.equals(wanted)) {
            refusals.add(Refusal.at(field, "code-there", "The line was issued with %s, which stays.".formatted(issued)));
        } else if (wanted != null && codes.of(kind).stream().noneMatch(code -> code.code().equals(wanted))) {
            refusals.add(Refusal.at(field, "code-unknown", "There is no such code."));
        }
    }
}
