package org.chancery.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestTrust.usd;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.chancery.practice.matters.MatterId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestDatabase;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestTrust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What the stand-alone verifier, run as an auditor runs it, says of packets that are whole and of packets that were bent. */
@ChancerySpringTest
class AuditPacketTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired Sealing sealing;
    @Autowired AuditPackets packets;
    @Autowired History history;
    @Autowired ReadLog readLog;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvc web;
    @TempDir Path folder;

    private record Said(int exit, String text) {}

    /** As an auditor runs it: from its source alone. */
    private Said verifiedFromSource(Path packet, String... more) throws Exception {
        return said(Path.of("verifier/AuditVerifier.java").toString(), packet, more);
    }

    /** The same compiled once, since the source would be compiled for every packet. */
    private Said verified(Path packet, String... more) throws Exception {
        if (!Files.exists(folder.resolve("AuditVerifier.class"))) {
            JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
            assertThat(compiler.run(null, null, null, "-proc:none", "-d", folder.toString(), "verifier/AuditVerifier.java")).isZero();
        }
        return said("AuditVerifier", packet, more);
    }

    private Said said(String verifier, Path packet, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1",
                "-cp", folder.toString(), verifier, packet.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private Path written(TestFirm firm, AuditPackets.Plan plan, String name) {
        Path file = folder.resolve(name);
        return firm.asSystem(() -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                packets.write(plan, out);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private AuditPackets.Plan everything(TestFirm firm) {
        return firm.asSystem(() -> packets.ofPeriod(Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z")));
    }

    private Path bent(Path packet, String file, UnaryOperator<String> how) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(packet.toFile())) {
            for (ZipEntry each : zip.stream().toList()) {
                files.put(each.getName(), zip.getInputStream(each).readAllBytes());
            }
        }
        String before = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        String after = how.apply(before);
        assertThat(after).isNotEqualTo(before);
        files.put(file, after.getBytes(StandardCharsets.UTF_8));
        Path bent = Files.createTempFile(folder, "bent", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bent))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return bent;
    }

    @Test
    void theVerifierBelievesWhatIsWholeAndNothingThatWasBent() throws Exception {
        TestFirm firm = firms.found();
        var money = trust.in(firm);
        MatterId matter = money.matterHolding("Estate of Ortiz", usd("1000.00"), LocalDate.of(2026, 1, 5));
        sealing.firm(firm.id(), PATIENCE);
        firm.person("Ben Cho", "Associate");
        sealing.firm(firm.id(), PATIENCE);
        String fingerprint = sealing.publicKeys().lines().findFirst().orElseThrow().replace("fingerprint ", "");

        Path period = written(firm, everything(firm), "period.zip");
        Path object = written(firm, firm.asSystem(() -> packets.ofObject("matter", matter.value())), "object.zip");
        assertThat(verifiedFromSource(period, "--key", fingerprint)).matches(said -> said.exit() == 0 && said.text().contains("VALID: "), "whole");
        assertThat(verified(object, "--key", fingerprint)).matches(said -> said.exit() == 0 && said.text().contains("VALID: "), "whole");

        rejected(bent(period, "rows.txt", text -> text.replace("Estate of Ortiz", "Estate of Nobody")), fingerprint, "is not as it was");
        rejected(bent(object, "rows.txt", text -> text.replace("Estate of Ortiz", "Estate of Nobody")), fingerprint, "is not as it was");
        rejected(bent(period, "rows.txt", text -> text.substring(text.indexOf("\nrow ") + 1)), fingerprint, "are missing");
        rejected(bent(period, "seals.txt", text -> text.replaceFirst("sealed 20..", "sealed 1999")), fingerprint, "seal 1 is not what was signed");
        rejected(bent(period, "seals.txt", text -> text.substring(text.indexOf("chancery-seal-v1", 1))), fingerprint, "names a seal that is not there");
        rejected(bent(period, "manifest.txt", text -> text.replace("made 20", "made 19")), fingerprint, "the manifest is not what was signed");
        rejected(bent(period, "extra.txt", text -> "more"), fingerprint, "was put in later");
        rejected(period, fingerprint.replace('a', 'b').replace('1', '2'), "not signed by the key");

        TestDatabase.superuser().sql("update platform.row_version set reason = 'bent' where firm_id = :firm and object_id = :id").param("firm", firm.id()).param("id", matter.value()).update();
        TestDatabase.superuser().sql("delete from platform.activity where firm_id = :firm and type = 'MatterOpened'").param("firm", firm.id()).update();
        rejected(written(firm, everything(firm), "bent-database.zip"), fingerprint, "platform.row_version", "is not as it was", "platform.activity", "is gone");
    }

    private void rejected(Path packet, String fingerprint, String... because) throws Exception {
        Said said = verified(packet, "--key", fingerprint);
        assertThat(said.exit()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("REJECTED").contains(because);
    }

    @Test
    void anEntryThatNeverChangesBeginsItsOwnHistory() {
        TestFirm firm = firms.found();
        trust.in(firm).matterHolding("Estate of Ortiz", usd("1000.00"), LocalDate.of(2026, 1, 5));
        UUID entry = TestDatabase.superuser().sql("select id from finance.journal_entry where firm_id = :firm").param("firm", firm.id()).query(UUID.class).single();
        var versions = firm.asAdministrator(() -> history.of("journal-entry", entry));
        assertThat(versions).extracting(History.Version::objectType).containsExactlyInAnyOrder("journal-entry", "posting", "posting");
        assertThat(versions).allSatisfy(version -> {
            assertThat(version.operation()).isEqualTo("INSERT");
            assertThat(version.userName()).isEqualTo("Anna Lane");
            assertThat(version.changes()).extracting(History.Change::column).contains("date").doesNotContain("seal_order");
        });
    }

    @Test
    void whoOpensAMattersPageIsWrittenDownAndHiddenWithTheMatter() throws Exception {
        TestFirm firm = firms.found();
        MatterId matter = trust.in(firm).matter("Estate of Ortiz");
        String token = firm.serviceToken();
        web.perform(get("/api/v1/matters/" + matter).header("Authorization", "Bearer " + token)).andExpect(status().isOk());
        web.perform(get("/api/v1/matters/" + UUID.randomUUID()).header("Authorization", "Bearer " + token)).andExpect(status().isNotFound());
        readLog.flush();
        String query = "select kind || ' ' || route || ' ' || object_type || ' ' || matter_id from platform.read_log where kind <> 'USED'";
        List<String> lines = firm.asAdministrator(() -> Objects.requireNonNull(transaction.execute(none -> jdbc.sql(query).query(String.class).list())));
        assertThat(lines).containsExactly("OPENED /api/v1/matters/{id} matter " + matter);
        TestDatabase.superuser().sql("update platform.read_log set at = at - interval '2000 days' where firm_id = :firm and kind = 'OPENED'").param("firm", firm.id()).update();
        Long forgotten = firm.asSystem(() -> Objects.requireNonNull(transaction.execute(none -> jdbc.sql("select platform.forget_readings(1095)").query(Long.class).single())));
        assertThat(forgotten).isEqualTo(1);
    }
}
