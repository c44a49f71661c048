package org.chancery.finance.ebilling;

import java.util.List;
import java.util.Map;
import org.chancery.finance.ebilling.ledes.EBillFormat;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;

/** An e-bill file was made of a bill. */
public record EBillMade(EBillFileId file, InvoiceId invoice, String number, MatterId matterId, EBillFormat format, String name) implements MatterEvent {

    @Override
    public String summary() {
        return "E-bill %s made of bill %s".formatted(name, number);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("invoice", invoice), ObjectRef.of("ebill-file", file));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "format", format.name(), "name", name);
    }
}
