package org.chancery.attacks;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bodies of forms, found on the program's own pages, their empty fields filled with something plausible. */
final class PageForms {

    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*?method=\"post\"[^>]*?>.*?</form>");
    private static final Pattern ACTION = Pattern.compile("(?:form)?action=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("(?s)<input([^>]*)>|<textarea([^>]*)>(.*?)</textarea>|<select([^>]*)>(.*?)</select>");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"([^>]*)>");
    private static final Set<String> NEVER_SENT = Set.of("_csrf", "_once", "");

    private final Samples samples;
    private final Map<String, Body> byAction = new HashMap<>();

    PageForms(Samples samples) {
        this.samples = samples;
    }

    /** Takes note of the forms on a page. */
    void read(Route page, String html) {
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            Body body = body(page, form.group());
            Matcher action = ACTION.matcher(form.group());
            while (action.find()) {
                byAction.putIfAbsent(action.group(1).replace("&amp;", "&"), body);
            }
        }
    }

    /** The body for an address; empty if no page has a form that leads there. */
    Optional<Body> of(String path) {
        return Optional.ofNullable(byAction.get(path));
    }

    private Body body(Route page, String form) {
        if (form.contains("enctype=\"multipart/form-data\"")) {
            return Body.file("statement.ofx", "OFXHEADER:100\n\n<OFX></OFX>");
        }
        Map<String, String> values = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            if (field.group(1) != null) {
                input(page, values, field.group(1));
            } else if (field.group(2) != null) {
                put(values, field.group(2), field.group(3).isBlank() ? "x" : field.group(3));
            } else {
                put(values, field.group(4), chosen(field.group(5)));
            }
        }
        Body body = Body.form();
        for (var value : values.entrySet()) {
            body = body.with(value.getKey(), value.getValue());
        }
        return body;
    }

    private void input(Route page, Map<String, String> values, String attributes) {
        String value = attribute(attributes, "value").replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", "\"");
        String name = attribute(attributes, "name");
        String type = attribute(attributes, "type");
        if (type.equals("submit") || type.equals("radio") && !attributes.contains("checked")) {
            return;
        }
        put(values, attributes, name.endsWith("Text") ? "" : !value.isEmpty() ? value : type.equals("hidden") && name.endsWith("Id") ? samples.named(name, page)
                : type.equals("date") ? "2026-11-20" : attributes.contains("inputmode=\"decimal\"") ? "1.00" : attributes.contains("inputmode=\"numeric\"") ? "1"
                : attributes.contains("required") ? "x" : "");
    }

    private static void put(Map<String, String> values, String attributes, String value) {
        String name = attribute(attributes, "name");
        if (!NEVER_SENT.contains(name)) {
            values.putIfAbsent(name, value);
        }
    }

    private static String chosen(String options) {
        String first = "";
        Matcher option = OPTION.matcher(options);
        while (option.find()) {
            if (option.group(2).contains("selected")) {
                return option.group(1);
            }
            first = first.isEmpty() ? option.group(1) : first;
        }
        return first;
    }

    private static String attribute(String attributes, String name) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? found.group(1) : "";
    }
}
