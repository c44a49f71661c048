package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/** The form of a rule, wherever one is entered: {@code practice/guidelines/fields} draws it. */
public final class GuidelineForm {

    private static final String PARAMETER = "parameters.";

    private GuidelineForm() {}

    /** The name of a parameter's field. */
    public static String field(Parameter parameter) {
        return PARAMETER + parameter.name();
    }

    /** What a new rule begins with. */
    public static Form fresh(LocalDate from, String currency) {
        return Form.of(Map.of("severity", Severity.WARN, "from", from, PARAMETER + "currency", currency));
    }

    /** A rule as it stands, to be changed. */
    public static Form of(Guideline rule) {
        Map<String, Object> presets = new HashMap<>(Map.of("severity", rule.severity(), "document", rule.source().document(), "clause", rule.source().clause(), "words", rule.source().words(),
                "from", rule.from(), "version", rule.version()));
        put(presets, "through", rule.through());
        put(presets, "matterId", rule.matterId());
        for (Parameter parameter : rule.kind().parameters()) {
            presets.put(field(parameter), rule.parameters().getOrDefault(parameter.name(), ""));
        }
        return Form.of(presets);
    }

    private static void put(Map<String, Object> presets, String name, @Nullable Object value) {
        if (value != null) {
            presets.put(name, value);
        }
    }

    /** What was sent. */
    public static NewGuideline read(Posted f, ContactId client, RuleKind kind) {
        Map<String, String> parameters = new HashMap<>();
        kind.parameters().forEach(parameter -> {
            String value = String.join(",", f.all(field(parameter)));
            if (!value.isEmpty()) {
                parameters.put(parameter.name(), value);
            }
        });
        return new NewGuideline(client, f.idOrNull("matterId", MatterId::of), kind, parameters, f.constant("severity", Severity.class),
                new Guideline.Source(f.text("document"), Objects.requireNonNullElse(f.textOrNull("clause"), ""), Objects.requireNonNullElse(f.textOrNull("words"), "")), f.date("from"),
                f.dateOrNull("through"));
    }
}
