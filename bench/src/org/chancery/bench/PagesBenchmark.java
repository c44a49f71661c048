package org.chancery.bench;

import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * How soon the pages that people open all day, and the API's lists, answer: those that the navigation leads to, what their first row opens, and every list of
 * the API. Each is asked for again and again by one person; the figure is the worst 95th percentile in milliseconds. {@code --size large} asks the large demo firm.
 */
final class PagesBenchmark implements Benchmark {

    private static final int TIMES = 20;
    private static final String PERSON = "james@harcourtlane.example";
    private static final String PASSWORD = "Copper-kettle-on-the-hob-1874";
    private static final Pattern HREF = Pattern.compile("href=\"(/[^\"#]*)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private record Took(String address, double median, double p95) {}

    @Override
    public Ratio measure(PrintStream out) throws Exception {
        var demo = BenchFirm.demo(Map.of(), "--chancery.web.requests-per-minute=1000000");
        try (BenchFirm firm = demo.firm()) {
            firm.analyze();
            signIn(firm);
            List<Took> all = new ArrayList<>();
            for (String page : pages(firm)) {
                measure(firm, page, null, all);
            }
            for (String list : lists(firm, demo.token())) {
                measure(firm, list, demo.token(), all);
            }
            all.sort(Comparator.comparingDouble(Took::p95).reversed());
            all.forEach(each -> out.printf("%8.1f ms median, %8.1f p95  %s%n", each.median(), each.p95(), each.address()));
            return new Ratio(all.getFirst().p95(), "below 100 ms", "worst p95 ms");
        }
    }

    private void signIn(BenchFirm firm) throws Exception {
        Matcher token = CSRF.matcher(get(firm, "/sign-in", null).body());
        if (!token.find()) {
            throw new IllegalStateException("the page of signing in has no form");
        }
        String csrf = token.group(1) == null ? token.group(2) : token.group(1);
        String form = "_csrf=" + encoded(csrf) + "&email=" + encoded(PERSON) + "&username=" + encoded(PERSON) + "&password=" + encoded(PASSWORD);
        browser.send(HttpRequest.newBuilder(URI.create(firm.url() + "/sign-in")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.discarding());
        if (get(firm, "/", null).statusCode() >= 400) {
            throw new IllegalStateException(PERSON + " could not sign in");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where the navigation leads, and of each kind of address behind an id the first. */
    private List<String> pages(BenchFirm firm) throws Exception {
        Set<String> found = new LinkedHashSet<>(links(get(firm, "/", null).body()));
        found.add("/");
        Map<String, String> opened = new LinkedHashMap<>();
        for (String page : List.copyOf(found)) {
            HttpResponse<String> answer = get(firm, page, null);
            if (answer.statusCode() == 200) {
                links(answer.body()).forEach(link -> opened.putIfAbsent(ID.matcher(link).replaceAll("*"), link));
            }
        }
        opened.values().stream().filter(link -> ID.matcher(link).find()).forEach(found::add);
        List<String> pages = new ArrayList<>();
        for (String page : found) {
            HttpResponse<String> answer = get(firm, page, null);
            if (answer.statusCode() == 200 && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                pages.add(page);
            }
        }
        return pages;
    }

    private static List<String> links(String html) {
        return HREF.matcher(html).results().map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link -> !link.startsWith("/assets") && !link.contains("sign-out") && !link.contains("?")).distinct().toList();
    }

    private List<String> lists(BenchFirm firm, String token) throws Exception {
        var paths = JsonMapper.shared().readTree(get(firm, "/v3/api-docs", token).body()).get("paths");
        List<String> lists = new ArrayList<>();
        for (String path : paths.propertyNames()) {
            if (!path.contains("{") && paths.get(path).has("get") && get(firm, path, token).statusCode() == 200) {
                lists.add(path);
            }
        }
        return lists;
    }

    private void measure(BenchFirm firm, String address, String token, List<Took> all) throws Exception {
        double[] times = new double[TIMES];
        get(firm, address, token);
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            if (get(firm, address, token).statusCode() != 200) {
                throw new IllegalStateException(address + " did not answer");
            }
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        all.add(new Took(ID.matcher(address).replaceAll("*"), times[TIMES / 2], times[TIMES * 95 / 100 - 1]));
    }

    private HttpResponse<String> get(BenchFirm firm, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(firm.url() + path));
        if (token == null) {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
        return browser.send(request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
    }
}
