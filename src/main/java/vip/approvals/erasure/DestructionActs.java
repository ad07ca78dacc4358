package vip.approvals.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.letters.Letters;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.web.Moments;

/** The act of destruction of each erasure, with the extract of the log (Roskomnadzor's order No. 179 of 28 October 2022). */
@Component
class DestructionActs {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Letters letters;
    private final Organisation organisation;
    private final People people;
    private final ErasureSettings settings;

    DestructionActs(
            JdbcClient jdbc,
            ObjectMapper json,
            Letters letters,
            Organisation organisation,
            People people,
            ErasureSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.letters = letters;
        this.organisation = organisation;
        this.people = people;
        this.settings = settings;
    }

    void write(Erasure done, Map<PersonalTable, Long> counts) {
        var pdf = new ByteArrayOutputStream();
        letters.render("destruction-act", Map.of("act", act(done, counts)), pdf);
        Map<String, Long> byTable = new TreeMap<>();
        counts.forEach((table, rows) -> byTable.merge(table.table(), rows, Long::sum));
        jdbc.sql(
                        "UPDATE vip.erasure SET counts = :counts::jsonb, sha256 = :sha256, pdf = :pdf WHERE erasure = :erasure")
                .param("counts", text(byTable))
                .param("sha256", sha256(pdf.toByteArray()))
                .param("pdf", pdf.toByteArray())
                .param("erasure", done.erasure())
                .update();
    }

    private DestructionAct act(Erasure done, Map<PersonalTable, Long> counts) {
        ZoneId zone = organisation.programme().timeZone();
        return new DestructionAct(
                done.actNumber(),
                Moments.in(zone, done.endedAt()),
                settings.operator().isBlank() ? organisation.programme().name() : settings.operator(),
                settings.address(),
                organisation.programme().name(),
                organisation.branchName(done.branch()),
                done.client(),
                done.reason(),
                people.name(done.requestedBy()),
                Moments.in(zone, done.requestedAt()),
                people.name(done.endedBy()),
                counts.keySet().stream()
                        .map(PersonalTable::category)
                        .distinct()
                        .sorted()
                        .toList(),
                counts.entrySet().stream()
                        .map(entry -> new DestructionAct.Entry(
                                entry.getKey().table(),
                                entry.getKey().category(),
                                entry.getKey().blank() == null,
                                entry.getValue()))
                        .toList());
    }

    private String text(Map<String, Long> counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(byte[] pdf) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
