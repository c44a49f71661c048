package org.chancery.exchange.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Who and what the story is about, from the files under {@code demo/}. */
record DemoData(List<Person> people, List<Client> clients, List<Plan> matters, List<Phrase> phrases, List<Name> names) {

    static final CurrencyUnit USD = CurrencyUnit.USD;

    /** @param rate an hour of a timekeeper's; null for who keeps no time */
    record Person(String name, String title, List<String> roles, boolean timekeeper, @Nullable Money rate) {

        String firstName() {
            return name.substring(0, name.indexOf(' '));
        }

        String email() {
            String ascii = java.text.Normalizer.normalize(firstName(), java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            return ascii.toLowerCase(java.util.Locale.ROOT) + "@harcourtlane.example";
        }
    }

    /** @param name a person's given and family name with a bar between */
    record Client(String key, boolean person, String name, String email, String phone, String street, String city, String region, String postcode, String former) {}

    /**
     * A matter to come.
     *
     * @param startedDaysAgo counted back from the day the demo is made
     * @param weight         how much of the firm's time it takes, beside the others
     * @param parties        role and name of each
     */
    record Plan(String key, String client, String name, String area, String responsible, String originating, List<String> team, @Nullable Money flatFee,
            int startedDaysAgo, String tasks, int weight, List<Party> parties) {}

    record Party(String role, String name) {}

    /** A narrative with its codes, and how many minutes such work takes. */
    record Phrase(String tasks, String task, String activity, String narrative, int leastMinutes, int mostMinutes) {}

    /** Parts of names, one of each kind in a row, to be put together at will. */
    record Name(String given, String family, String place, String trade, String street) {}

    static DemoData read() {
        return new DemoData(
                rows("people", row -> new Person(row.getField("name"), row.getField("title"), list(row.getField("roles")), Boolean.parseBoolean(row.getField("timekeeper")),
                        money(row.getField("rate")))),
                rows("clients", row -> new Client(row.getField("key"), row.getField("kind").equals("PERSON"), row.getField("name"), row.getField("email"), row.getField("phone"),
                        row.getField("street"), row.getField("city"), row.getField("region"), row.getField("postcode"), row.getField("former"))),
                rows("matters", row -> new Plan(row.getField("key"), row.getField("client"), row.getField("name"), row.getField("area"), row.getField("responsible"),
                        row.getField("originating"), list(row.getField("team")), money(row.getField("fee")), Integer.parseInt(row.getField("started")),
                        row.getField("tasks"), Integer.parseInt(row.getField("weight")), list(row.getField("parties")).stream().map(DemoData::party).toList())),
                rows("narratives", row -> new Phrase(row.getField("set"), row.getField("task"), row.getField("activity"), row.getField("narrative"),
                        Integer.parseInt(row.getField("least")), Integer.parseInt(row.getField("most")))),
                rows("names", row -> new Name(row.getField("given"), row.getField("family"), row.getField("place"), row.getField("trade"), row.getField("street"))));
    }

    private static <T> List<T> rows(String file, Function<NamedCsvRecord, T> read) {
        InputStream in = Objects.requireNonNull(DemoData.class.getResourceAsStream("/demo/" + file + ".csv"), file);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.stream().map(read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(String text) {
        return text.isBlank() ? List.of() : Arrays.stream(text.split(";")).map(String::strip).toList();
    }

    private static Party party(String text) {
        int colon = text.indexOf(':');
        return new Party(text.substring(0, colon), text.substring(colon + 1));
    }

    private static @Nullable Money money(String text) {
        return text.isBlank() ? null : Money.parse("USD " + text);
    }
}
