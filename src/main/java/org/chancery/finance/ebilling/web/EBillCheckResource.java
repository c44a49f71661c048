package org.chancery.finance.ebilling.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chancery.finance.ebilling.EBillChecks;
import org.chancery.finance.ebilling.ledes.BillSum;
import org.chancery.finance.ebilling.ledes.CheckedFile;
import org.chancery.finance.ebilling.ledes.EBillFormat;
import org.chancery.finance.ebilling.ledes.Finding;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks of e-bill files on the API. */
@Tag(name = "E-bills")
@RestController
@RequestMapping("/api/v1/ebills")
class EBillCheckResource {

    private final EBillChecks checks;

    EBillCheckResource(EBillChecks checks) {
        this.checks = checks;
    }

    /**
     * What came of a check.
     *
     * @param format   null if the file is no e-bill in a format that can be read
     * @param findings the first thousand, by line
     */
    record Checked(@Nullable EBillFormat format, String charset, boolean sound, int errors, int warnings, List<BillSum> bills, List<Finding> findings) {

        static Checked of(CheckedFile file) {
            return new Checked(file.format(), file.charset(), file.isSound(), file.errors(), file.warnings(), file.bills(), file.findings());
        }
    }

    @Operation(summary = "Check an e-bill file (LEDES 1998B, 98BI V2, XML 2.0 to 2.2): its totals and everything a receiver would refuse; nothing is kept")
    @PostMapping("/check")
    @Requires(Permission.BILLING_PREPARE)
    ResponseEntity<Checked> check(HttpServletRequest request) {
        return Answers.ok(Upload.of(request, "file").map(file -> Checked.of(checks.check(file.content()::open))));
    }
}
