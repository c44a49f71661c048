package org.chancery.attacks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** What is sent along. */
record Body(String type, String content) {

    static final Body NONE = new Body("", "");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BOUNDARY = "----ChanceryAttack";

    static Body json(String json) {
        return new Body("application/json", json);
    }

    /** Names and values in turn. */
    static Body form(String... fields) {
        Body form = new Body(FORM, "");
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        return form;
    }

    static Body file(String name, String content) {
        return new Body("multipart/form-data; boundary=" + BOUNDARY, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n");
    }

    boolean isForm() {
        return type.equals(FORM);
    }

    boolean isMultipart() {
        return type.startsWith("multipart");
    }

    Body with(String name, String value) {
        return new Body(type, content + (content.isEmpty() ? "" : "&") + encoded(name) + "=" + encoded(value));
    }

    Body changed(UnaryOperator<String> change) {
        return new Body(type, change.apply(content));
    }

    byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
