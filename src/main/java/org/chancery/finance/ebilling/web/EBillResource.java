package org.chancery.finance.ebilling.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.chancery.finance.ebilling.ClientCodes;
import org.chancery.finance.ebilling.EBillFile;
import org.chancery.finance.ebilling.EBillFileId;
import org.chancery.finance.ebilling.EBillProfile;
import org.chancery.finance.ebilling.EBillProfiles;
import org.chancery.finance.ebilling.EBillState;
import org.chancery.finance.ebilling.EBillTimekeepers;
import org.chancery.finance.ebilling.EBills;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** E-bills on the API: the client's profile, the firm's timekeepers, and the file of a bill. */
@Tag(name = "E-bills")
@RestController
@RequestMapping("/api/v1")
class EBillResource {

    private final EBills ebills;
    private final EBillProfiles profiles;
    private final EBillTimekeepers timekeepers;
    private final ClientCodes codes;
    private final Lists lists;

    EBillResource(EBills ebills, EBillProfiles profiles, EBillTimekeepers timekeepers, ClientCodes codes, Lists lists) {
        this.codes = codes;
        this.ebills = ebills;
        this.profiles = profiles;
        this.timekeepers = timekeepers;
        this.lists = lists;
    }

    /** Codes for lines of a bill. */
    record SuppliedCodes(List<EBills.Supplied> lines) {}

    @GetMapping("/contacts/{id}/ebill-profile")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    EBillProfile profile(@PathVariable ContactId id) {
        return profiles.of(id).orElseThrow(RefusedRequest::notFound);
    }

    @PutMapping("/contacts/{id}/ebill-profile")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<EBillProfile> set(@PathVariable ContactId id, @RequestBody EBillProfile profile) {
        return Answers.ok(profiles.set(id, profile));
    }

    @DeleteMapping("/contacts/{id}/ebill-profile")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<Void> remove(@PathVariable ContactId id) {
        return Answers.done(profiles.remove(id));
    }

    /** All of a client's. */
    record CodesOfClient(List<ClientCodes.ClientCode> codes) {}

    @GetMapping("/contacts/{id}/ebill-codes")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    Slice<ClientCodes.ClientCode> codes(@PathVariable ContactId id) {
        return Slice.whole(codes.of(id).orElseThrow(RefusedRequest::notFound));
    }

    @Operation(summary = "Set how the client's system calls the firm's codes, all at once; what is not said goes out as it is")
    @PutMapping("/contacts/{id}/ebill-codes")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<Slice<ClientCodes.ClientCode>> set(@PathVariable ContactId id, @RequestBody CodesOfClient wanted) {
        return Answers.ok(codes.set(id, wanted.codes()).map(Slice::whole));
    }

    @GetMapping("/ebill-timekeepers")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    Slice<EBillTimekeepers.EBillTimekeeper> timekeepers() {
        return Slice.whole(timekeepers.all());
    }

    @PutMapping("/ebill-timekeepers/{user}")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<EBillTimekeepers.Details> set(@PathVariable UserId user, @RequestBody EBillTimekeepers.Details details) {
        return Answers.ok(timekeepers.set(user, details));
    }

    @Operation(summary = "How it stands with a bill's e-bill: what stands in its way, which codes are asked for, the files that were made")
    @GetMapping("/invoices/{id}/ebill")
    @Requires(Permission.BILLING_VIEW)
    EBillState state(@PathVariable InvoiceId id) {
        return ebills.of(id).orElseThrow(RefusedRequest::notFound);
    }

    @Operation(summary = "Make the file by the client's profile; refused with every finding")
    @PostMapping("/invoices/{id}/ebill")
    @Requires(Permission.BILLING_ISSUE)
    ResponseEntity<EBillFile> make(@PathVariable InvoiceId id) {
        return Answers.created(ebills.make(id), file -> "/api/v1/ebill-files/" + file.id());
    }

    @Operation(summary = "Supply codes that lines were issued without, for e-bills only")
    @PutMapping("/invoices/{id}/ebill/codes")
    @Requires(Permission.BILLING_PREPARE)
    ResponseEntity<Void> supply(@PathVariable InvoiceId id, @RequestBody SuppliedCodes codes) {
        return Answers.done(ebills.supply(id, codes.lines()));
    }

    @GetMapping("/ebill-files")
    @Requires(Permission.BILLING_VIEW)
    Slice<EBillLists.FileRow> files(ListRequest request) {
        return lists.slice(EBillLists.FILES, request);
    }

    @Operation(summary = "The bytes of a file, the same for ever")
    @GetMapping("/ebill-files/{file}")
    @Requires(Permission.BILLING_VIEW)
    ResponseEntity<byte[]> download(@PathVariable EBillFileId file) {
        return EBillPages.answer(ebills, file);
    }
}
