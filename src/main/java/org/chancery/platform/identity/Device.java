package org.chancery.platform.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** A browser and its system in plain words, as far as the header {@code User-Agent} says. */
final class Device {

    private static final Map<String, String> BROWSERS = inOrder("Edg/", "Edge", "OPR/", "Opera", "SamsungBrowser/", "Samsung Internet", "Firefox/", "Firefox", "FxiOS/", "Firefox",
            "CriOS/", "Chrome", "Chrome/", "Chrome", "Safari/", "Safari");
    private static final Map<String, String> SYSTEMS = inOrder("iPhone", "iPhone", "iPad", "iPad", "Android", "Android", "Windows", "Windows", "Mac OS X", "Mac", "CrOS", "ChromeOS", "Linux", "Linux");

    private Device() {}

    /** The first that is found counts: browsers name those that they descend from as well. */
    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    static String words(String userAgent) {
        String browser = find(BROWSERS, userAgent);
        String system = find(SYSTEMS, userAgent);
        if (browser.isEmpty()) {
            return system.isEmpty() ? "Unknown browser" : "Unknown browser on " + system;
        }
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String find(Map<String, String> words, String userAgent) {
        return words.entrySet().stream().filter(word -> userAgent.contains(word.getKey())).map(Map.Entry::getValue).findFirst().orElse("");
    }
}
