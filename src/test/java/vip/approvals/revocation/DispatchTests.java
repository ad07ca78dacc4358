package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static vip.approvals.Product.refusalOf;
import static vip.approvals.revocation.DispatchOffice.SALES;
import static vip.approvals.revocation.DispatchOffice.sales;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.MailServer;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.letters.Letters;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Drafts;
import vip.approvals.onboarding.Problem;
import vip.approvals.outbox.Outbox;

/** A notice goes out once, on a way that is on record, until the client has it (SIB-24, AMB-16). */
@ProductTest
class DispatchTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);
    private static final NoticeReaders.Reading ALTAI = sales("altai");

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    DispatchOffice office;

    @Autowired
    PrintBatches batches;

    @Autowired
    DispatchLog log;

    @Autowired
    Letters letters;

    @Autowired
    ObjectMapper json;

    @Autowired
    Dispatches dispatches;

    @Autowired
    NoticeMails mails;

    @Autowired
    RefusedMails refusedMails;

    @Autowired
    NoticeList list;

    @Autowired
    Drafts drafts;

    @Autowired
    Outbox outbox;

    @Autowired
    MailServer server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HistoryService historyService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void start() {
        product.reset();
        server.restart();
    }

    @AfterEach
    void stop() {
        server.stop();
        product.reset();
    }

    // -- registered mail ---------------------------------------------------------------------------------------------

    @Test
    void SIB_24_aLetterIsPrintedPostedAndDeliveredAndEachStepIsEvidence() {
        String number = office.notice("A-1");
        assertThat(office.waits("A-1")).containsExactly("notice-sent");
        batches.print(ALTAI, List.of(number), false);
        assertThat(office.state(number)).isEqualTo("PRINTED REGISTERED_MAIL");
        clock.set(LocalDate.of(2026, 10, 6));
        assertThat(dispatches.posted(ALTAI, List.of(number), LocalDate.of(2026, 10, 6), " RR1 "))
                .isEqualTo(1);
        assertThat(office.waits("A-1")).contains("until-answered");
        clock.set(LocalDate.of(2026, 10, 9));
        dispatches.answered(ALTAI, number, true, LocalDate.of(2026, 10, 8), null);

        assertThat(office.waits("A-1")).isEmpty();
        assertThat(office.way(number))
                .containsExactly(
                        "1 PRINTED REGISTERED_MAIL 2026-10-05 altai.sales",
                        "1 SENT REGISTERED_MAIL 2026-10-06 RR1 altai.sales",
                        "1 DELIVERED REGISTERED_MAIL 2026-10-08 RR1 altai.sales");
        assertThat(office.one("SELECT address FROM vip.dispatch_event WHERE state = 'SENT'"))
                .isEqualTo("1 Lenin street\n656000 Barnaul");
    }

    @Test
    void aBatchHasItsLettersAndTheListOfAddressesAndBothCanBeFetchedAgain() throws Exception {
        String first = office.notice("A-1");
        String second = office.notice("A-2");
        long batch = batches.print(ALTAI, List.of(second, first), false);

        byte[] pdf = batches.pdf("altai", batch);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("A-1", "A-2", "Barnaul");
        }
        assertThat(new String(batches.addresses("altai", batch), StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains(first) && line.contains("1 Lenin street, 656000 Barnaul"));
        assertThat(batches.pdf("altai", batch)).isEqualTo(pdf);
        assertThat(batches.page("altai", 0)).singleElement().satisfies(row -> {
            assertThat(row.letters()).isEqualTo(2);
            assertThat(row.left()).isEqualTo(2);
        });
        assertThat(dispatches.posted(ALTAI, batch, TODAY)).isEqualTo(2);
        assertThat(batches.page("altai", 0).get(0).left()).isZero();
        assertThat(refusalOf(() -> dispatches.posted(ALTAI, batch, TODAY)))
                .isEqualTo("No letter of batch %d is left to be posted.".formatted(batch));
    }

    @Test
    void whatIsPrintedIsNotPrintedAgainAndNothingOfTheBatchIs() {
        String first = office.notice("A-1");
        String second = office.notice("A-2");
        batches.print(ALTAI, List.of(first), false);
        assertThat(refusalOf(() -> batches.print(ALTAI, List.of(second, first), false)))
                .isEqualTo(first + " is printed already. Nothing was printed.");
        assertThat(office.state(second)).isEqualTo("WAITING");
        assertThat(batches.count("altai")).isEqualTo(1);
    }

    @Test
    void whileABatchIsLaidOutNobodyWaitsAndWhatChangesIsNotPrinted() {
        String first = office.notice("A-1");
        String second = office.notice("A-2");
        PrintBatches slow = whileLayingOut(() -> dispatches.inPerson(ALTAI, second, TODAY, "Anna"));
        assertThat(refusalOf(() -> slow.print(ALTAI, List.of(first, second), false)))
                .isEqualTo(second + " is delivered already. Nothing was printed.");
        PrintBatches again = whileLayingOut(() -> office.reach("A-1", "1 Lenin street", "new@vip.example"));
        assertThat(refusalOf(() -> again.print(ALTAI, List.of(first), false)))
                .isEqualTo("One of them has changed while it was printed. Nothing was stored; try again.");
        assertThat(office.state(first)).isEqualTo("WAITING");
        assertThat(batches.count("altai")).isZero();
        assertThat(office.way(first)).isEmpty();

        batches.print(ALTAI, List.of(first), false);
        assertThat(office.state(first)).isEqualTo("PRINTED REGISTERED_MAIL");
    }

    /** Somebody else does this in between, and is done within a minute. */
    private PrintBatches whileLayingOut(Runnable other) {
        return new PrintBatches(jdbc, transaction, clock, json, log, new NoticeBatch(letters) {
            @Override
            public List<Integer> print(List<NoticePaper> notices, boolean duplex, OutputStream pdf) {
                CompletableFuture.runAsync(other).orTimeout(1, TimeUnit.MINUTES).join();
                return super.print(notices, duplex, pdf);
            }
        });
    }

    @Test
    void aBatchHoldsAsManyLettersAsAFileDoes() {
        List<String> tooMany = IntStream.rangeClosed(0, NoticeBatch.LARGEST)
                .mapToObj("altai-2026-%d"::formatted)
                .toList();
        assertThat(refusalOf(() -> batches.print(ALTAI, tooMany, false)))
                .isEqualTo("A batch holds 500 letters at most.");
        assertThat(refusalOf(() -> batches.print(ALTAI, tooMany.subList(1, tooMany.size()), false)))
                .startsWith("This branch has no notice");
        assertThat(refusalOf(() -> batches.print(ALTAI, List.of(), false))).isEqualTo("Choose at least one notice.");
    }

    @Test
    void anotherBranchsNoticeLooksAsIfThereWereNone() {
        String number = office.notice("T-1", "tomsk");
        assertThat(refusalOf(() -> batches.print(ALTAI, List.of(number), false)))
                .isEqualTo("This branch has no notice %s. Nothing was stored.".formatted(number));
        assertThat(list.find("altai", number)).isEmpty();
    }

    @Test
    void theDayOfPostingIsFromThePrintingUntilToday() {
        String number = office.notice("A-1");
        batches.print(ALTAI, List.of(number), false);
        for (LocalDate wrong : new LocalDate[] {null, TODAY.minusDays(1), TODAY.plusDays(1)}) {
            assertThat(refusalOf(() -> dispatches.posted(ALTAI, List.of(number), wrong, null)))
                    .isEqualTo("The day for %s must be from 2026-10-05 until today.".formatted(number));
        }
        dispatches.posted(ALTAI, List.of(number), TODAY, null);
        assertThat(refusalOf(() -> dispatches.posted(ALTAI, List.of(number), TODAY, null)))
                .contains("is sent, so it cannot be posted");
    }

    @Test
    void aTrackingNumberMayComeLaterAndBeCorrected() {
        String number = office.notice("A-1");
        assertThat(refusalOf(() -> dispatches.tracked(ALTAI, number, "RR1"))).contains("no registered letter");
        batches.print(ALTAI, List.of(number), false);
        dispatches.tracked(ALTAI, number, "RR1");
        dispatches.posted(ALTAI, List.of(number), TODAY, "");
        assertThat(office.state(number)).isEqualTo("SENT REGISTERED_MAIL RR1");
        dispatches.tracked(ALTAI, number, "RR2");
        assertThat(office.state(number)).isEqualTo("SENT REGISTERED_MAIL RR2");
        assertThat(office.waits("A-1")).contains("until-answered");
        dispatches.answered(ALTAI, number, true, TODAY, null);
        assertThat(refusalOf(() -> dispatches.tracked(ALTAI, number, "RR3"))).contains("no registered letter");
    }

    // -- the post's file ---------------------------------------------------------------------------------------------

    @Test
    void aFileBooksTrackingNumbersAndAnswers() {
        String first = office.notice("A-1");
        String second = office.notice("A-2");
        long batch = batches.print(ALTAI, List.of(first, second), false);
        PostAnswers.Booked tracked =
                office.upload("altai", "number;tracking\n%s;RR1\n%s;RR2\n".formatted(first, second));
        assertThat(tracked).isEqualTo(new PostAnswers.Booked(2, 0, 0, List.of()));
        dispatches.posted(ALTAI, batch, TODAY);

        PostAnswers.Booked booked = office.upload(
                "altai",
                "number;result;day\n%s;delivered;05.10.2026\n%s;returned;2026-10-05\n".formatted(first, second));
        assertThat(booked).isEqualTo(new PostAnswers.Booked(0, 1, 1, List.of()));
        assertThat(office.state(first)).isEqualTo("DELIVERED REGISTERED_MAIL RR1");
        assertThat(office.state(second)).isEqualTo("RETURNED REGISTERED_MAIL RR2");
        assertThat(office.waits("A-2")).containsExactly("correct-address");
    }

    @Test
    void aFileWithAProblemBooksNothingAndEachProblemHasItsRowAndColumn() {
        String sent = office.notice("A-1");
        String waiting = office.notice("A-2");
        String other = office.notice("T-1", "tomsk");
        batches.print(ALTAI, List.of(sent), false);
        dispatches.posted(ALTAI, List.of(sent), TODAY, null);
        PostAnswers.Booked booked = office.upload("altai", """
                number;tracking;result;day
                %1$s;RR1;;
                %2$s;RR2;;
                %2$s;RR3;;
                %3$s;RR4;;
                ;RR5;;
                altai-2026-0999;;delivered;2026-10-05
                altai-2026-0998;;gone;2026-10-05
                altai-2026-0997;;returned;2026-10-06
                altai-2026-0996;;returned;5 October
                altai-2026-0995;;;
                altai-2026-0994;rr1;;
                """.formatted(sent, waiting, other));
        assertThat(booked.problems())
                .extracting(problem -> problem.row() + " " + problem.column() + " " + problem.reason())
                .containsExactlyInAnyOrder(
                        "3 tracking is no registered letter on its way",
                        "4 number stands in row 3 already",
                        "5 number is no notice of this branch",
                        "6 number is empty",
                        "7 number is no notice of this branch",
                        "8 result must be delivered or returned",
                        "9 day is in the future",
                        "10 day must be a day such as 2026-10-05 or 05.10.2026",
                        "11 number has neither a tracking number nor a result",
                        "12 tracking stands in row 2 already");
        assertThat(office.state(sent)).isEqualTo("SENT REGISTERED_MAIL");

        assertThat(office.upload("altai", "number;result;day\n%s;delivered;2026-10-04\n".formatted(sent))
                        .problems())
                .extracting(PostFile.Problem::reason)
                .containsExactly("was sent on 2026-10-05, which is later");
        assertThat(office.upload("altai", "number;result;day\n%s;delivered;2026-10-05\n".formatted(waiting))
                        .problems())
                .extracting(PostFile.Problem::reason)
                .containsExactly("is waiting, not sent");
        assertThat(catchThrowable(() -> office.upload("altai", "number;tracking\n")))
                .hasMessageContaining("no rows");
    }

    // -- e-mail and in person ----------------------------------------------------------------------------------------

    @Test
    void anEmailCarriesTheRegisteredPdfAndArrivesOnceAlthoughTheServerWasAway() throws Exception {
        clock.set(LocalDateTime.of(2026, 10, 5, 9, 0));
        String number = office.notice("A-1");
        office.reach("A-1", "x", "client@vip.example");
        server.stop();
        mails.send(ALTAI, List.of(number));
        assertThat(office.state(number)).isEqualTo("SENT EMAIL");
        outbox.deliver();
        server.restart();
        clock.set(LocalDateTime.of(2026, 10, 5, 9, 5));
        outbox.deliver();
        outbox.deliver();

        assertThat(server.mails()).hasSize(1);
        MimeMessage mail = server.mails().get(0);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("client@vip.example");
        assertThat(mail.getSubject()).contains("notice No. " + number);
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent()).asString().contains(number);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(number + ".pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
                .isEqualTo(list.pdf(list.find("altai", number).orElseThrow().notice())
                        .orElseThrow());
        assertThat(MailServer.key(mail)).isEqualTo("notice-%s-1".formatted(number));
        assertThat(office.waits("A-1")).contains("until-answered");
    }

    @Test
    void SIB_24_aMailThatTheServerRefusesHasComeBackAndGoesOutOnAnotherWay() {
        String number = office.notice("A-1");
        office.reach("A-1", "1 Lenin street\n656000 Barnaul", "gone@vip.example");
        server.refuse("gone@vip.example", "550 5.1.1 No such user");
        mails.send(ALTAI, List.of(number));
        refusedMails.book();
        assertThat(office.state(number)).as("nothing is refused yet").isEqualTo("SENT EMAIL");
        clock.set(LocalDate.of(2026, 10, 6));
        outbox.deliver();
        refusedMails.book();
        refusedMails.book();
        assertThat(office.state(number)).isEqualTo("RETURNED EMAIL");
        assertThat(office.way(number))
                .containsExactly("1 SENT EMAIL 2026-10-05 altai.sales", "1 RETURNED EMAIL 2026-10-06 product");
        assertThat(office.one("SELECT note FROM vip.dispatch_event WHERE state = 'RETURNED'"))
                .isEqualTo("the mail server has refused gone@vip.example");

        Task task = office.take(SALES, "altai", NoticeTasks.CORRECT_ADDRESS);
        office.complete(
                SALES,
                task,
                Map.of(
                        "shown",
                        draft(task, "{\"address\": \"1 Lenin street\", \"email\": \"\"}")
                                .token()));
        assertThat(office.state(number)).isEqualTo("WAITING");
        assertThat(refusalOf(() -> mails.send(ALTAI, List.of(number)))).startsWith("No e-mail address is known");
        batches.print(ALTAI, List.of(number), false);
        refusedMails.book();
        outbox.deliver();
        assertThat(office.state(number)).isEqualTo("PRINTED REGISTERED_MAIL");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void aRefusedMailOfAnEarlierAttemptSaysNothingOfTheNextOne() {
        String number = office.notice("A-1");
        office.reach("A-1", "1 Lenin street", "gone@vip.example");
        server.refuse("gone@vip.example", "550 5.1.1 No such user");
        mails.send(ALTAI, List.of(number));
        outbox.deliver();
        refusedMails.book();
        Task task = office.take(SALES, "altai", NoticeTasks.CORRECT_ADDRESS);
        office.complete(
                SALES,
                task,
                Map.of(
                        "shown",
                        draft(task, "{\"address\": \"1 Lenin street\", \"email\": \"new@vip.example\"}")
                                .token()));
        mails.send(ALTAI, List.of(number));
        outbox.deliver();
        refusedMails.book();
        assertThat(office.state(number)).isEqualTo("SENT EMAIL");
        assertThat(server.mails()).extracting(MailServer::recipient).containsExactly("new@vip.example");
    }

    @Test
    void aSecondClickSendsNothing() {
        String number = office.notice("A-1");
        office.reach("A-1", "x", "client@vip.example");
        mails.send(ALTAI, List.of(number));
        assertThat(refusalOf(() -> mails.send(ALTAI, List.of(number)))).contains("is sent already");
        assertThat(refusalOf(() -> dispatches.inPerson(ALTAI, number, TODAY, "Anna")))
                .contains("is sent already");
        outbox.deliver();
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void withoutAnEmailAddressNoneOfThemIsSent() {
        String first = office.notice("A-1");
        String second = office.notice("A-2");
        office.reach("A-1", "x", "client@vip.example");
        assertThat(refusalOf(() -> mails.send(ALTAI, List.of(first, second))))
                .isEqualTo("No e-mail address is known for %s. Nothing was sent.".formatted(second));
        assertThat(office.state(first)).isEqualTo("WAITING");
        outbox.deliver();
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void whatIsHandedOverInPersonIsDelivered() {
        String number = office.notice("A-1");
        assertThat(refusalOf(() -> dispatches.inPerson(ALTAI, number, TODAY, " ")))
                .isEqualTo("Who handed it over is empty.");
        dispatches.inPerson(ALTAI, number, TODAY, "Anna Berg");
        assertThat(office.waits("A-1")).isEmpty();
        assertThat(office.way(number))
                .containsExactly(
                        "1 SENT IN_PERSON 2026-10-05 altai.sales", "1 DELIVERED IN_PERSON 2026-10-05 altai.sales");
        assertThat(office.one("SELECT DISTINCT note FROM vip.dispatch_event")).isEqualTo("handed over by Anna Berg");
    }

    @Test
    void twoWhoSendTheSameLetterAtOnceSendItOnce() {
        String number = office.notice("A-1");
        office.reach("A-1", "x", "client@vip.example");
        List<CompletableFuture<Throwable>> both = IntStream.range(0, 2)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> catchThrowable(() -> mails.send(ALTAI, List.of(number)))))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).filter(failure -> failure != null))
                .hasSize(1);
        assertThat(office.way(number)).hasSize(1);
    }

    // -- the task ----------------------------------------------------------------------------------------------------

    @Test
    void theTaskEndsWhenNothingWaitsOrIsPrintedOnly() {
        String number = office.notice("A-1");
        office.notice("A-2");
        office.notice("T-1", "tomsk");
        Task task = office.take(SALES, "altai", NoticeTasks.DISPATCH);
        assertThat(office.tasks("altai", NoticeTasks.DISPATCH)).hasSize(1);
        assertThat(task.getName()).isEqualTo("VIP · Dispatch notices: Altai");
        assertThat(task.getDueDate()).isInSameDayAs("2026-10-09"); // 5 working days after Friday, 2 October
        dispatches.inPerson(ALTAI, office.number("A-2"), TODAY, "Anna");
        batches.print(ALTAI, List.of(number), false);
        assertThat(refusalOf(() -> office.complete(SALES, task, Map.of())))
                .isEqualTo("1 notice has not been sent. Send what waits, and book what is printed as posted.");
        dispatches.posted(ALTAI, List.of(number), TODAY, null);
        office.complete(SALES, task, Map.of());
        assertThat(office.tasks("altai", NoticeTasks.DISPATCH)).isEmpty();

        office.notice("A-3");
        assertThat(office.tasks("altai", NoticeTasks.DISPATCH)).hasSize(1);
    }

    @Test
    void onlySalesStaffOfTheBranchMayHaveTheTask() {
        office.notice("A-1");
        Task task = office.tasks("altai", NoticeTasks.DISPATCH).get(0);
        for (String stranger : List.of("tomsk.sales", "altai.sales-director", "altai.manager")) {
            assertThat(catchThrowable(() -> office.take(stranger, "altai", NoticeTasks.DISPATCH)))
                    .as(stranger)
                    .isNotNull();
        }
        assertThat(task.getAssignee()).isNull();
    }

    @Test
    void aNoticeThatIsRegisteredWhileTheTaskEndsIsAskedForAnew() throws Exception {
        String number = office.notice("A-1");
        dispatches.inPerson(ALTAI, number, TODAY, "Anna");
        Task task = office.take(SALES, "altai", NoticeTasks.DISPATCH);
        office.removal("A-2", "altai", "1 Lenin street");
        var completed = new CountDownLatch(1);
        CompletableFuture<Void> registered = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            dispatches.finish("altai");
            CompletableFuture.runAsync(() -> {
                        completed.countDown();
                        office.takeEffect("A-2"); // waits for the end
                    })
                    .whenComplete((nothing, failure) -> {
                        if (failure == null) {
                            registered.complete(null);
                        } else {
                            registered.completeExceptionally(failure);
                        }
                    });
            try {
                completed.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        registered.get(60, TimeUnit.SECONDS);
        assertThat(office.tasks("altai", NoticeTasks.DISPATCH)).hasSize(2); // the old one was not completed here
        assertThat(refusalOf(() -> office.complete(SALES, task, Map.of()))).startsWith("1 notice has not been sent");
    }

    // -- the diagrams ------------------------------------------------------------------------------------------------

    @Test
    void everyElementOfTheDiagramsIsVisited() throws Exception {
        office.removal("A-1", "altai", "1 Lenin street");
        office.removal("A-2", "altai", "1 Lenin street");
        office.removal("A-3", "altai", "1 Lenin street");
        onlySalesKnow();
        jdbc.sql("UPDATE vip.removal SET started = false").update();
        runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("revocation")
                .list()
                .forEach(instance ->
                        runtimeService.deleteProcessInstance(instance.getId(), "they are to be started here"));
        runtimeService
                .createMessageCorrelation("removals-to-carry-out")
                .processInstanceBusinessKey("altai/2026-Q3")
                .setVariable("branch", "altai")
                .setVariable("quarter", "2026-Q3")
                .correlateStartMessage();
        product.runJobs();
        jdbc.sql("UPDATE vip.removal SET state = 'CURED' WHERE client = 'A-2'").update();
        jdbc.sql("DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file' AND client = 'A-3'")
                .update();
        product.runTimers(); // the day has passed
        assertThat(office.one("SELECT state || ': ' || note FROM vip.removal WHERE client = 'A-3'"))
                .isEqualTo("WITHDRAWN: The status had ended otherwise");
        office.reach("A-1", "1 Lenin street", "client@vip.example");
        String number = office.number("A-1");
        mails.send(ALTAI, List.of(number));
        office.complete(SALES, office.take(SALES, "altai", NoticeTasks.DISPATCH), Map.of());
        dispatches.answered(ALTAI, number, false, TODAY, null);
        Task task = office.take(SALES, "altai", NoticeTasks.CORRECT_ADDRESS);
        String shown = draft(task, "{\"address\": \"3 New street\", \"email\": \"new@vip.example\"}")
                .token();
        office.complete(SALES, task, Map.of("shown", shown));
        mails.send(ALTAI, List.of(number));
        dispatches.answered(ALTAI, number, true, TODAY, null);
        office.complete(SALES, office.take(SALES, "altai", NoticeTasks.DISPATCH), Map.of());
        for (String process : List.of("removals", "revocation", "notice-dispatch")) {
            assertThat(historyService
                            .createHistoricActivityInstanceQuery()
                            .finished()
                            .list())
                    .extracting(HistoricActivityInstance::getActivityId)
                    .containsAll(elements(process));
            assertThat(runtimeService
                            .createProcessInstanceQuery()
                            .processDefinitionKey(process)
                            .count())
                    .as(process)
                    .isZero();
        }
    }

    @Test
    void anInstanceOfTheDiagramBeforeHandsItsRemovalsOver() {
        office.removal("A-1", "altai", "1 Lenin street");
        onlySalesKnow();
        var before = repositoryService
                .createDeployment()
                .addModelInstance(
                        "before.bpmn",
                        Bpmn.createExecutableProcess("before")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("make-ordinary")
                                .camundaDelegateExpression("${makeOrdinary}")
                                .endEvent()
                                .done())
                .deploy();
        try {
            runtimeService.startProcessInstanceByKey("before", Map.of("branch", "altai", "quarter", "2026-Q3"));
            product.runJobs();
            product.runTimers();
            assertThat(office.number("A-1")).isEqualTo("altai-2026-0001");
        } finally {
            repositoryService.deleteDeployment(before.getId(), true);
        }
    }

    /** So that billing's facts cure nothing. */
    private void onlySalesKnow() {
        jdbc.sql("UPDATE vip.line SET ground_by = 'altai.sales'").update();
    }

    private List<String> elements(String process) {
        String definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return repositoryService.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .toList();
    }

    // -- returned ----------------------------------------------------------------------------------------------------

    @Test
    void aReturnedLetterGoesOutAgainToTheCorrectedAddress() throws Exception {
        String number = office.notice("A-1");
        office.reach("A-1", "1 Lenin street\n656000 Barnaul", "client@vip.example");
        mails.send(ALTAI, List.of(number));
        Task dispatch = office.take(SALES, "altai", NoticeTasks.DISPATCH);
        office.complete(SALES, dispatch, Map.of());
        dispatches.answered(ALTAI, number, false, TODAY, "unknown there");

        Task task = office.take(SALES, "altai", NoticeTasks.CORRECT_ADDRESS);
        assertThat(task.getName()).isEqualTo("VIP · Correct the address: A-1");
        String token = draft(task, "{\"address\": \"\", \"note\": null}").token();
        assertThat(refusalOf(() -> office.complete(SALES, task, Map.of("shown", token))))
                .isEqualTo("The address is empty.");
        String stale =
                draft(task, "{\"address\": \"2 New street\", \"note\": null}").token();
        assertThat(draft(task, "{\"address\": \"2 New street\", \"email\": \"nobody\"}")
                        .problems())
                .extracting(Problem::sentence)
                .containsExactly("\"nobody\" is no e-mail address.");
        String shown = draft(task, """
                        {"address": " 3 New street \\n\\n Barnaul", "email": " new@vip.example ", "note": "asked by phone"}
                        """).token();
        assertThat(refusalOf(() -> office.complete(SALES, task, Map.of("shown", stale))))
                .contains("Reload");
        clock.set(LocalDate.of(2026, 10, 12));
        office.complete(SALES, task, Map.of("shown", shown));

        assertThat(office.state(number)).isEqualTo("WAITING");
        assertThat(office.one("SELECT concat_ws(' | ', address, email) FROM vip.client WHERE client = 'A-1'"))
                .isEqualTo("3 New street\nBarnaul | new@vip.example");
        assertThat(office.waits("A-1")).containsExactly("notice-sent");
        assertThat(office.tasks("altai", NoticeTasks.DISPATCH))
                .singleElement()
                .satisfies(again -> assertThat(again.getDueDate()).isInSameDayAs("2026-10-19"));
        NoticeList.Row row = list.find("altai", number).orElseThrow();
        assertThat(row.overdue()).isFalse();
        assertThat(row.due()).isEqualTo("2026-10-19");
        assertThat(row.attempt()).isEqualTo(2);

        long batch = batches.print(ALTAI, List.of(number), false);
        assertThat(new String(batches.addresses("altai", batch), StandardCharsets.UTF_8))
                .contains("3 New street, Barnaul");
        mails.send(ALTAI, List.of(number)); // another attempt, another mail
        outbox.deliver();
        assertThat(server.mails())
                .extracting(MailServer::key)
                .containsExactly("notice-%s-1".formatted(number), "notice-%s-2".formatted(number));
    }

    @Test
    void noAddressGetsIntoTheEngine() {
        String number = office.notice("A-1");
        batches.print(ALTAI, List.of(number), false);
        dispatches.posted(ALTAI, List.of(number), TODAY, null);
        dispatches.answered(ALTAI, number, false, TODAY, null);
        Task task = office.take(SALES, "altai", NoticeTasks.CORRECT_ADDRESS);
        office.complete(
                SALES,
                task,
                Map.of(
                        "shown",
                        draft(task, "{\"address\": \"3 New street\", \"note\": null}")
                                .token()));
        assertThat(historyService.createHistoricVariableInstanceQuery().list())
                .extracting(variable -> String.valueOf(variable.getValue()))
                .noneMatch(value -> value.contains("street") || value.contains("Demo"));
    }

    private Drafts.Saved draft(Task task, String content) {
        return drafts.save(
                new ClientTask(task.getId(), NoticeTasks.CORRECT_ADDRESS, "A-1", "altai", SALES, true), content);
    }

    // -- the list ----------------------------------------------------------------------------------------------------

    @Test
    void AMB_16_aNoticeIsOverdueFromTheDayAfterItsLastDayUntilItIsSent() {
        String number = office.notice("A-1");
        var overdue = new NoticeList.Query("", "OVERDUE", null, 0);
        clock.set(LocalDate.of(2026, 10, 9));
        assertThat(list.page("altai", overdue).rows()).isEmpty();
        clock.set(LocalDate.of(2026, 10, 10));
        batches.print(ALTAI, List.of(number), false);
        assertThat(list.page("altai", overdue).rows())
                .extracting(NoticeList.Row::number)
                .containsExactly(number);
        assertThat(list.counts("altai")).isEqualTo(Map.of("PRINTED", 1, "OVERDUE", 1));
        dispatches.posted(ALTAI, List.of(number), LocalDate.of(2026, 10, 10), null);
        assertThat(list.page("altai", overdue).rows()).isEmpty();
    }

    @Test
    void aListIsSearchedAndCutIntoPagesByTheDatabase() {
        String number = office.notice("A-1");
        office.notice("A-2");
        for (String found : List.of(number, number.toUpperCase(), "a-1", "demo A-1")) {
            assertThat(list.page("altai", new NoticeList.Query(found, "", null, 7))
                            .rows())
                    .as(found)
                    .extracting(NoticeList.Row::client)
                    .containsExactly("A-1");
        }
        assertThat(list.page("altai", new NoticeList.Query("%", "", null, 0)).rows())
                .isEmpty();
        assertThat(list.page("altai", new NoticeList.Query("", "", null, 0))
                        .rows()
                        .get(0))
                .satisfies(row -> {
                    assertThat(row.derivation()).contains("5 working days");
                    assertThat(row.language()).isEqualTo("en");
                    assertThat(row.address()).isEqualTo("1 Lenin street\n656000 Barnaul");
                });
    }
}
