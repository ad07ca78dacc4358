package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.HostileStrings;
import vip.approvals.MailServer;
import vip.approvals.Visitor;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;
import vip.approvals.letters.Papers;
import vip.approvals.onboarding.Reception;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.outbox.Outbox;

/**
 * Every text field × every hostile string: it comes back unchanged, or is refused with a sentence; and it does no harm
 * in pages, mails, PDF, CSV and XLSX. A new field is a line in {@link #fields}.
 */
class HostileStringsTests extends Coordination {

    /**
     * A field of a form.
     *
     * @param body of the request; {@code %s} stands for the text as JSON
     * @param stored query that gives what is stored
     */
    private record Field(String name, String person, String method, String path, String body, String stored) {}

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    BillingImport billing;

    @Autowired
    Reception reception;

    @Autowired
    Outbox outbox;

    @Autowired
    MailServer mails;

    @Autowired
    TransactionTemplate transaction;

    private final Map<String, Visitor> visitors = new java.util.HashMap<>();
    private String prepare;

    @BeforeEach
    void aListInPreparationAnotherWithTheDirectorsAndAClientWhoIsReceived() {
        reception.received("altai-vip");
        reception.smsSent("altai-vip");
        open();
        prepare = take("altai.sales", "altai", "prepare-list").getId();
        submit("tomsk");
        complete("omsk.sales", "omsk", "prepare-list", Map.of("shown", token("omsk")));
    }

    @AfterEach
    void stop() {
        mails.stop();
        product.reset();
    }

    private List<Field> fields() {
        String line = "/api/tasks/%s/lines/%d".formatted(prepare, line("altai", "altai-t1"));
        String dropped = "/api/tasks/%s/lines/%d/drop".formatted(prepare, line("altai", "altai-t2"));
        send("altai.sales", "POST", "/api/tasks/%s/lines".formatted(prepare), """
                {"section":"POTENTIAL","said":{"name":"Prospect","type":"PERSON","operator":"O","estimate":9000,"source":"S",
                 "confidence":"LOW"}}""");
        long prospect = jdbc.sql("SELECT line FROM vip.line WHERE client IS NULL")
                .query(Long.class)
                .single();
        String prospects = "/api/tasks/%s/lines/%d".formatted(prepare, prospect);
        String said = """
                {"name":%s,"type":"PERSON","operator":%s,"estimate":9000,"source":%s,"confidence":"LOW"}""";
        String decide = take("tomsk.security", "tomsk", "decide-security").getId();
        String sign = take("omsk.sales-director", "omsk", "sign-list").getId();
        String call = reception.task("altai-vip", "first-call").getId();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                "comment",
                "altai.sales",
                "PUT",
                line,
                "{\"comment\":%s}",
                "SELECT comment FROM vip.line WHERE client = 'altai-t1'"));
        for (String part : List.of("name", "operator", "source")) {
            String other = said.formatted(
                    part.equals("name") ? "%s" : "\"Prospect\"",
                    part.equals("operator") ? "%s" : "\"O\"",
                    part.equals("source") ? "%s" : "\"S\"");
            fields.add(new Field(
                    "prospect's " + part,
                    "altai.sales",
                    "PUT",
                    prospects,
                    other,
                    "SELECT %s FROM vip.line WHERE line = %d".formatted(part, prospect)));
        }
        fields.add(new Field(
                "drop",
                "altai.sales",
                "POST",
                dropped,
                "{\"reason\":%s}",
                "SELECT drop_reason FROM vip.line WHERE client = 'altai-t2'"));
        fields.add(new Field(
                "director's comment",
                "tomsk.security",
                "PUT",
                "/api/tasks/%s/verdicts/%d".formatted(decide, line("tomsk", "tomsk-t1")),
                "{\"decision\":\"REJECT\",\"reason\":\"CHECK_FAILED\",\"comment\":%s}",
                "SELECT comment FROM vip.verdict"));
        fields.add(new Field(
                "word",
                "omsk.sales-director",
                "PUT",
                "/api/tasks/%s/word".formatted(sign),
                "{\"text\":%s}",
                "SELECT text FROM vip.word"));
        for (String part : List.of("note", "userName")) {
            fields.add(new Field(
                    part + " of the first contact",
                    "altai.manager",
                    "PUT",
                    "/api/tasks/%s/draft".formatted(call),
                    "{\"outcome\":\"REACHED\",\"" + part + "\":%s}",
                    "SELECT content ->> '%s' FROM vip.draft".formatted(part)));
        }
        return fields;
    }

    @Test
    void everyFieldGivesBackWhatWasTypedOrRefusesItWithASentence() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Field field : fields()) {
            for (String text : HostileStrings.STORED) {
                HttpResponse<String> answer = send(field, text);
                if (field.name().equals("drop")) {
                    edits.restore(list("altai"), line("altai", "altai-t2"), "altai.sales");
                }
                if (answer.statusCode() == 200 && !field.name().equals("drop") && !text.equals(stored(field))) {
                    problems.add("%s: %s came back as %s".formatted(field.name(), text, stored(field)));
                } else if (answer.statusCode() != 200) {
                    problems.add("%s: %s: %s".formatted(field.name(), text, answer.body()));
                }
            }
            HostileStrings.REFUSED.forEach((what, text) -> {
                HttpResponse<String> answer = send(field, text);
                if (answer.statusCode() != 409 || !answer.body().contains("control character")) {
                    problems.add("%s: %s: %d %s".formatted(field.name(), what, answer.statusCode(), answer.body()));
                }
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void billingsNamesAndAddressesComeBackOrAreRefusedByRowAndColumn() {
        bill(HostileStrings.STORED);
        for (String column : List.of("name", "address")) {
            assertThat(jdbc.sql("SELECT %s FROM vip.client WHERE client LIKE 'H-%%' ORDER BY client".formatted(column))
                            .query(String.class)
                            .list())
                    .containsExactlyElementsOf(HostileStrings.STORED);
        }
        for (String text : List.of("a\0b", "a\u0007b", "a\u0085b")) {
            assertThatThrownBy(() -> bill(List.of(text))).hasMessageContaining("was not loaded");
        }
    }

    @Test
    void noSearchFails() {
        for (String path : List.of(
                "/clients?number=",
                "/cards/altai?text=",
                "/notices/altai/removals?search=",
                "/api/notices/altai?search=",
                "/api/lists/altai/2026-Q3/lines?text=",
                "/outlook?text=",
                "/clients?branch=")) {
            for (String text : HostileStrings.STORED) {
                assertThat(visitor("admin").get(path + encoded(text)).statusCode())
                        .as(path + text)
                        .isIn(200, 302, 409); // a longer one than is searched for is refused
            }
            for (String text : List.of("a\0b", "\0")) {
                assertThat(visitor("admin").get(path + encoded(text)).statusCode())
                        .as(path + "NUL")
                        .isEqualTo(400);
            }
            assertThat(visitor("admin").get(path + encoded("a\u0007b")).statusCode())
                    .as(path + "bell")
                    .isLessThan(500);
        }
    }

    @Test
    void pagesShowThemAsText() {
        onTheList();
        String page = visitor("admin").get("/clients").body();
        assertThat(page).doesNotContain("<script>window", "<img src=x", "<svg onload");
        assertThat(visitor("admin")
                        .get("/api/lists/altai/2026-Q3/lines")
                        .headers()
                        .firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void spreadsheetsHoldThemAsTextsAndNoFormula() throws Exception {
        onTheList();
        byte[] csv = visitor("altai.sales")
                .download("/api/tasks/%s/lines.csv".formatted(prepare))
                .body();
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(text.lines().flatMap(line -> java.util.stream.Stream.of(line.split(";"))))
                .noneMatch(cell -> cell.matches("\"?[=+@＝\\t].*"));
        assertThat(text).contains("'=1+1", "'@SUM", "'＝1+1", "\u202Etxt.exe\u202C", "😀");

        byte[] xlsx = visitor("altai.sales")
                .download("/api/tasks/%s/lines.xlsx".formatted(prepare))
                .body();
        StringBuilder all = new StringBuilder();
        Path file = Files.createTempFile("hostile", ".xlsx");
        try (var zip = new ZipFile(Files.write(file, xlsx).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] part = zip.getInputStream(entry).readAllBytes();
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(part));
                all.append(new String(part, StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        assertThat(all).doesNotContain("<f>", "<script>").contains("=1+1", "_x005F_x0041_");
    }

    @Test
    void papersPrintThemAsText() throws Exception {
        onTheList();
        byte[] pdf = visitor("admin").download("/lists/altai/2026-Q3/sheet.pdf").body();
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/hostile-sheet.pdf"), pdf);
        String text = String.join(" ", Papers.pages(pdf));
        assertThat(text)
                .contains("${7*7}", "<script>window.hacked=1</script>", "=1+1", "DROP TABLE")
                .doesNotContain("49 ");
    }

    @Test
    void aMailHasOneSubjectAndOneReceiver() throws Exception {
        mails.restart();
        List<String> texts = new ArrayList<>(HostileStrings.STORED);
        texts.add("Subject\r\nBcc: hacked@example.org\r\n\r\n<b>");
        for (int number = 0; number < texts.size(); number++) {
            String text = texts.get(number);
            String key = "hostile-" + number;
            transaction.executeWithoutResult(status ->
                    outbox.put(new Message(Channel.MAIL, key, "somebody", "somebody@example.org", text, text, null)));
        }
        outbox.deliver();
        assertThat(mails.mails()).hasSize(texts.size()).allSatisfy(mail -> {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getHeader("Subject")).hasSize(1);
            assertThat(mail.getContentType()).startsWith("text/plain");
        });
        assertThat(mails.mails().stream().map(HostileStringsTests::subject).toList())
                .containsAll(HostileStrings.STORED.stream()
                        .filter(text -> text.length() < 100)
                        .toList());
    }

    // -- what tests need ---------------------------------------------------------------------------------------------

    private static String subject(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Each a client who can become a VIP, on the list of Altai. */
    private void onTheList() {
        bill(HostileStrings.STORED);
        jdbc.sql(
                        "INSERT INTO vip.account (account, client) SELECT 'L' || client, client FROM vip.client WHERE client LIKE 'H-%'")
                .update();
        for (int month = 7; month <= 9; month++) {
            jdbc.sql("""
                            INSERT INTO vip.charge (client, account, number, month, image, amount)
                            SELECT client, 'L' || client, '7' || client, :month, false, 5000 FROM vip.client WHERE client LIKE 'H-%'
                            """).param("month", LocalDate.of(2026, month, 1)).update();
        }
        lists.checkTiers("altai", Q3);
        assertThat(jdbc.sql("SELECT name FROM vip.line WHERE client LIKE 'H-%' ORDER BY client")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(HostileStrings.STORED);
    }

    /** Clients with each text as name and as address. */
    private void bill(List<String> texts) {
        StringBuilder file = new StringBuilder(
                "client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since,address\n");
        for (int number = 0; number < texts.size(); number++) {
            file.append("H-%1$03d,altai,PERSON,\"%2$s\",2026-01-15,,false,false,,,\"%2$s\"\n"
                    .formatted(number, texts.get(number).replace("\"", "\"\"")));
        }
        billing.load(
                BillingFile.CLIENTS,
                "clients.csv",
                new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                "billing");
    }

    private HttpResponse<String> send(Field field, String text) {
        return send(field.person(), field.method(), field.path(), field.body().replace("%s", quoted(text)));
    }

    private HttpResponse<String> send(String person, String method, String path, String body) {
        return visitor(person).send(method, path, body);
    }

    private String stored(Field field) {
        return jdbc.sql(field.stored()).query(String.class).single();
    }

    /** In ASCII, so that half a character gets through. */
    private static String quoted(String text) {
        return text.chars().mapToObj(c -> "\\u%04x".formatted(c)).collect(Collectors.joining("", "\"", "\""));
    }

    private Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, login -> Visitor.loggedIn(port, login));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
