package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.web.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the matter that a form's search field names. Without scripts only its text comes, which must then mean one matter alone. */
@Component
public class MatterChooser {

    private static final MatterId NOBODY = new MatterId(new UUID(0, 0));

    private final Matters matters;

    MatterChooser(Matters matters) {
        this.matters = matters;
    }

    /** The matter chosen in {@code field}, or typed into it; null, with or without a refusal beside the field, if there is none. */
    public @Nullable MatterId chosen(Posted form, String field) {
        MatterId chosen = form.idOrNull(field, MatterId::of);
        String typed = form.textOrNull(field + "Text");
        if (chosen != null || typed == null) {
            return chosen;
        }
        var exact = matters.findByNumber(typed.split(" ", 2)[0]);
        if (exact.isPresent()) {
            return exact.get().id();
        }
        List<MatterRef> found = matters.search(typed, 2);
        if (found.size() != 1) {
            form.refuse(field, "matter-unclear", found.isEmpty() ? "No matter is called that." : "Several matters are called that; write the number.");
            return null;
        }
        return found.getFirst().id();
    }

    /** The same where one must be chosen: none is refused beside the field, and the stand-in that is given then never leaves the form. */
    public MatterId needed(Posted form, String field) {
        MatterId chosen = chosen(form, field);
        if (chosen != null) {
            return chosen;
        }
        if (form.textOrNull(field + "Text") == null) {
            form.refuse(field, "required", "Choose a matter.");
        }
        return NOBODY;
    }
}
