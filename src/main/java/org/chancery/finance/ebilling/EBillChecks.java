package org.chancery.finance.ebilling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.finance.ebilling.ledes.CheckedFile;
import org.chancery.finance.ebilling.ledes.EBillReader;
import org.chancery.finance.ebilling.ledes.KnownCodes;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.timekeeping.Code;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.Codes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks e-bill files, the firm's own before they leave and those of others. */
@Service
public class EBillChecks {

    private final Codes codes;

    EBillChecks(Codes codes) {
        this.codes = codes;
    }

    /** Where the bytes of a file come from. */
    public interface Content {
        InputStream open() throws IOException;
    }

    /** Everything that is wrong with a file; nothing of it is kept. Bad input is an answer, never an exception. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional(readOnly = true)
    public CheckedFile check(Content content) {
        try (InputStream in = content.open()) {
            return EBillReader.of(known()).read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTBMS and the firm's own codes. */
    KnownCodes known() {
        List<Code> all = codes.all();
        return new KnownCodes(of(all, CodeKind.TASK), of(all, CodeKind.ACTIVITY), of(all, CodeKind.EXPENSE));
    }

    private static Set<String> of(List<Code> all, CodeKind kind) {
        return all.stream().filter(code -> code.kind() == kind).map(Code::code).collect(Collectors.toSet());
    }
}
