package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.staff.Seat.COMMERCIAL;
import static vip.approvals.staff.Seat.SECURITY;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;
import vip.approvals.staff.DemoMode;
import vip.approvals.staff.Seat;

/** 200 threads at the same lines over real HTTP, ten times as many as there are connections to the database. */
class ManyHandsTests extends Coordination {

    private static final int HANDS = 200;
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final List<String> STAND_INS = List.of("altai.commercial-2", "altai.security-2");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identityService;

    @Autowired
    Evidence evidence;

    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS);
    private final Map<Seat, Visitor> directors = new java.util.EnumMap<>(Seat.class);
    private final Map<Seat, Visitor> standIns = new java.util.EnumMap<>(Seat.class);
    private List<Long> open;

    @BeforeEach
    void aLongListWithTwoHoldersOfEachSeat() {
        for (int client = 3; client <= HANDS; client++) {
            facts.client("altai-m" + client, "altai", "5000.00");
        }
        for (String login : STAND_INS) {
            User person = identityService.newUser(login);
            person.setPassword(DemoMode.PASSWORD);
            identityService.saveUser(person);
            identityService.createMembership(login, login.replace("-2", ""));
        }
        open();
        submit("altai");
        for (Seat seat : List.of(COMMERCIAL, SECURITY)) {
            directors.put(seat, Visitor.loggedIn(port, seat.group("altai")));
            standIns.put(seat, Visitor.loggedIn(port, seat.group("altai") + "-2"));
        }
        open = jdbc.sql("SELECT line FROM vip.line JOIN vip.branch_list USING (list) WHERE branch = 'altai'")
                .query(Long.class)
                .list();
        assertThat(open).hasSize(HANDS);
    }

    @AfterEach
    void peopleGo() {
        hands.shutdownNow();
        STAND_INS.forEach(identityService::deleteUser);
    }

    @Test
    void noUpdateIsLostAndNoActIsDoneTwice() throws Exception {
        // Two people of each seat reach for the task at once: one gets it.
        List<HttpResponse<String>> claims = atOnce(hand -> claim(seat(hand), hand / 2 % 2 == 0));
        for (Seat seat : directors.keySet()) {
            String assignee = task("altai", element(seat)).getAssignee();
            assertThat(assignee).isIn(seat.group("altai"), seat.group("altai") + "-2");
            if (assignee.endsWith("-2")) {
                directors.put(seat, standIns.get(seat));
            }
        }
        assertThat(count(claims, 204)).isPositive();

        // Every line is decided by a hand of its own, for both seats: each note is kept.
        List<HttpResponse<String>> notes = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            int first = round;
            notes.addAll(atOnce(hand -> note(seat(hand + first), open.get(hand), "APPROVE", null)));
        }
        assertThat(count(notes, 200)).isEqualTo(2 * HANDS);
        assertThat(rows("vip.verdict")).isEqualTo(2 * HANDS);

        // Both complete from a hundred windows each while nothing changes: one completion each.
        Map<Seat, String> shown = Map.of(COMMERCIAL, shownTo(COMMERCIAL), SECURITY, shownTo(SECURITY));
        List<HttpResponse<String>> completions = atOnce(hand -> complete(seat(hand), shown.get(seat(hand))));
        assertThat(count(completions, 204)).isEqualTo(2);
        assertThat(acts("DECIDE")).isEqualTo(2);
        assertThat(rows("vip.decision")).isEqualTo(2 * HANDS);
        product.runJobs();
        assertThat(states("altai").values()).isNotEmpty().containsOnly("AGREED");
        assertThat(evidence.verify(null).finding()).isNull();
    }

    /** Half of the hands complete what they saw, the other half change it: an act holds what was shown, or there is none. */
    @Test
    void nothingIsCompletedThatWasNotShown() throws Exception {
        assertThat(claim(SECURITY, true).call().statusCode()).isEqualTo(204);
        Visitor director = directors.get(SECURITY);
        assertThat(director.post(path(SECURITY) + "/verdicts/remaining", "{}").statusCode())
                .isEqualTo(200);
        String shown = shownTo(SECURITY);
        List<HttpResponse<String>> answers = atOnce(hand ->
                hand % 2 == 0 ? complete(SECURITY, shown) : note(SECURITY, open.get(hand), "REJECT", "AFFILIATED"));
        int acts = acts("DECIDE");
        assertThat(count(answers, 204)).isEqualTo(acts).isLessThanOrEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.decision WHERE decision = 'APPROVE'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(acts * HANDS);
        assertThat(evidence.verify(null).finding()).isNull();
    }

    @Test
    void headquartersReviewsAndApprovesOnce() throws Exception {
        for (Seat seat : directors.keySet()) {
            decide("altai", seat);
        }
        product.runJobs();
        agree("tomsk");
        agree("omsk");
        Visitor sales = Visitor.loggedIn(port, "hq.sales");
        String review = take("hq.sales", null, "review-cycle").getId();
        String token = cycles.token(Q3);
        assertThat(count(atOnce(hand -> () -> submitForm(sales, review, token, "")), 204))
                .isEqualTo(1);
        assertThat(acts("REVIEW")).isEqualTo(3);
        Visitor director = Visitor.loggedIn(port, "hq.commercial");
        String approve = take("hq.commercial", null, "approve-cycle").getId();
        String approval = approval();
        String approved = ",\"approved\":{\"value\":true,\"type\":\"Boolean\"}";
        assertThat(count(atOnce(hand -> () -> submitForm(director, approve, approval, approved)), 204))
                .isEqualTo(1);
        assertThat(acts("APPROVE")).isEqualTo(3);
        assertThat(evidence.verify(null).finding()).isNull();
    }

    // -- hands -------------------------------------------------------------------------------------------------------

    /** All of them begin together; whoever is refused gets a sentence, and nothing fails. */
    private List<HttpResponse<String>> atOnce(IntFunction<Callable<HttpResponse<String>>> work) throws Exception {
        var begin = new CountDownLatch(1);
        List<Future<HttpResponse<String>>> futures = IntStream.range(0, HANDS)
                .mapToObj(hand -> hands.submit(() -> {
                    begin.await();
                    return work.apply(hand).call();
                }))
                .toList();
        begin.countDown();
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> future : futures) {
            answers.add(future.get());
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode())
                    .as(answer.uri() + ": " + answer.body())
                    .isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertThat(answer.body()).containsPattern("\"message\":\"[A-Z].+ .+[.?]\"");
            }
        });
        return answers;
    }

    private static Seat seat(int hand) {
        return hand % 2 == 0 ? COMMERCIAL : SECURITY;
    }

    private Callable<HttpResponse<String>> claim(Seat seat, boolean director) {
        Visitor visitor = director ? directors.get(seat) : standIns.get(seat);
        String person = seat.group("altai") + (director ? "" : "-2");
        String task = task("altai", element(seat)).getId();
        return () -> visitor.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(person));
    }

    private Callable<HttpResponse<String>> note(Seat seat, long line, String decision, String reason) {
        String path = path(seat) + "/verdicts/" + line;
        String body = "{\"decision\":\"%s\",\"reason\":%s}"
                .formatted(decision, reason == null ? "null" : "\"" + reason + "\"");
        return () -> directors.get(seat).send("PUT", path, body);
    }

    private Callable<HttpResponse<String>> complete(Seat seat, String shown) {
        String task = tasks.get(seat);
        return () -> submitForm(directors.get(seat), task, shown, "");
    }

    private static HttpResponse<String> submitForm(Visitor visitor, String task, String shown, String more) {
        return visitor.post(
                ENGINE + "/task/" + task + "/submit-form",
                "{\"variables\":{\"shown\":{\"value\":\"%s\",\"type\":\"String\"}%s}}".formatted(shown, more));
    }

    // -- what there is -----------------------------------------------------------------------------------------------

    private final Map<Seat, String> tasks = new java.util.concurrent.ConcurrentHashMap<>();

    private String path(Seat seat) {
        return "/api/tasks/"
                + tasks.computeIfAbsent(
                        seat, each -> task("altai", element(each)).getId());
    }

    private String shownTo(Seat seat) {
        String person = task("altai", element(seat)).getAssignee();
        path(seat);
        return verdicts.progress(docket("altai", seat, person)).token();
    }

    private static String element(Seat seat) {
        return seat == COMMERCIAL ? "decide-commercial" : "decide-security";
    }

    private static long count(List<HttpResponse<String>> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).count();
    }

    private int rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    private int acts(String kind) {
        return jdbc.sql("SELECT count(*) FROM vip.act WHERE kind = :kind")
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }
}
