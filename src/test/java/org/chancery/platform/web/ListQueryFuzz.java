package org.chancery.platform.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whatever a list is asked for, nothing of it reaches the SQL: each condition is one that the list declares. */
public final class ListQueryFuzz {

    private static final ListQuery.Limits LIMITS = new ListQuery.Limits(50, 200);
    private static final Pattern OURS = Pattern.compile("status in \\(:status\\)|matter_id = :matterId|name ilike :(name|q\\d_)|due (>= :dueFrom|<= :dueTo)|seen (>= :seenFrom|< :seenTo)"
            + "|fee_minor (>= :feeMin|<= :feeMax) \\* \\(case .* end\\)");
    private static final Set<String> BOUND = Set.of("status", "matterId", "name", "dueFrom", "dueTo", "seenFrom", "seenTo", "feeMin", "feeMax");

    private ListQueryFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String query = new String(input, StandardCharsets.UTF_8);
        SavedViews.refusals(new SavedViews.NewView("notes", "A view", query), "A view");
        Map<String, List<String>> parameters = parameters(query);
        if (parameters.isEmpty()) {
            return;
        }
        ListRequest request = ListRequest.of("/notes", parameters);
        ListQuery read = ListQuery.read(FuzzedList.NOTES, request, LIMITS, ZoneId.of("America/New_York"));
        read.conditions().forEach(condition -> expect(OURS.matcher(condition).matches(), condition));
        read.values().keySet().forEach(name -> expect(BOUND.contains(name) || name.matches("q\\d_"), name));
        expect(read.limit() >= 1 && read.limit() <= LIMITS.most(), "limit " + read.limit());
        ListAddress address = ListAddress.of(FuzzedList.NOTES, request);
        expect(address.href().startsWith("/notes") && address.href().chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '<' && c != '>'), address.href());
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", 60)) {
            String[] parts = pair.split("=", 2);
            parameters.computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>()).add(parts.length == 1 ? "" : decoded(parts[1]));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not of the list's own making: " + what);
        }
    }
}
