package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.Statements;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetRefusedException;
import vip.approvals.web.NotFoundException;

/** Spreadsheets for a list: shown row by row before anything changes, put on the list as a whole (SIB-06..11). */
class UploadTests extends Coordination {

    private static final String PROSPECT = "name,type,operator,estimate,source,confidence\n";
    private static final String GOOD = "Demo Progress,ORGANISATION,Demo Telecom,45000.00,tender,MEDIUM\n";

    @Autowired
    UploadApi api;

    @Autowired
    Uploads uploads;

    @Autowired
    UploadDecisions uploadDecisions;

    @Autowired
    UploadedRows rows;

    @Autowired
    UploadFiles files;

    private String task;

    /** Temporary files that were there before the test. */
    private Set<Path> before;

    @BeforeEach
    void prepared() throws IOException {
        before = temporary();
        facts.client("altai-near", "altai", "1700.00");
        facts.client("altai-plain", "altai", "1000.00");
        facts.client("altai-t3", "altai", "20000.00");
        for (int number = 1; number <= 5; number++) {
            facts.vip("altai-vip" + number, "altai", "T1", LocalDate.of(2026, 1, 1));
        }
        facts.invoice("altai-vip2", "I-2", LocalDate.of(2026, 5, 29), "700.00", "0.00");
        facts.invoice("altai-vip3", "I-3", LocalDate.of(2026, 9, 1), "700.00", "0.00");
        open();
        task = take("altai.sales", "altai", "prepare-list").getId();
    }

    @AfterEach
    void noFileStays() throws IOException {
        assertThat(temporary()).isSubsetOf(before);
    }

    /** Of this process alone; a killed one may have had the same number. */
    private static Set<Path> temporary() throws IOException {
        String prefix = "upload-%d-".formatted(ProcessHandle.current().pid());
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .collect(Collectors.toSet());
        }
    }

    // -- what is seen before anything is stored ----------------------------------------------------------------------

    @Test
    void whatWillBeAddedChangedAndRefusedIsShownRowByRowAndNothingChanges() {
        String before = content("altai");
        String token = token("altai");
        Uploads.Upload upload = stage("section,client,ground,comment\n"
                + "NEW,altai-t1,,\n" // row 2
                + "NEW,Laltai-t2,,Known for long\n" // its account
                + "NEW,altai-below,,\n"
                + "NEW,altai-vip4,,\n"
                + "REMOVE,altai-vip1,,Asked for it\n"
                + "REMOVE,7altai-vip2,B,Agreed\n" // its subscriber number; the check has proposed it
                + "REMOVE,altai-vip3,DEBT,\n"
                + "REMOVE,altai-vip5,A1,\n"
                + "REMOVE,altai-plain,C,\n"
                + "POTENTIAL,altai-below,,\n"
                + "POTENTIAL,altai-near,,\n"
                + "POTENTIAL,altai-t3,,\n"
                + "REMOVE,altai-vip1,,\n"
                + "NEW,tomsk-t1,,\n");
        assertThat(upload.counts()).isEqualTo(new Uploads.Counts(1, 2, 2, 9));
        assertThat(told(upload.id()))
                .containsExactly(
                        "2 SAME null",
                        "3 CHANGE comment: none → Known for long",
                        "4 REFUSED cannot become a VIP. Best number: 3,000.00 ≤ 6,300.00; account: 3,000.00 ≤ 180,000.00 (BVK-01)",
                        "5 REFUSED is a VIP already (T1)",
                        "6 ADD No ground yet: choose one before the list is handed over (SIB-08)",
                        "7 CHANGE comment: none → Agreed",
                        "8 REFUSED has no ground \"B: debt not paid within the term\": not matured yet. …",
                        "9 REFUSED billing does not know this yet, so say in the comment how you know that \"A1: the enterprise is liquidated\"",
                        "10 REFUSED is no VIP",
                        "11 REFUSED is the same client as in row 4",
                        "12 SAME null",
                        "13 REFUSED meets the criteria, so the section is NEW. …",
                        "14 REFUSED is the same client as in row 6",
                        "15 REFUSED No client of this branch has this number");
        assertThat(content("altai")).isEqualTo(before);
        assertThat(token("altai")).isEqualTo(token);
    }

    @Test
    void SIB_08_aRemovalWithoutAGroundIsAcceptedAndHoldsTheListBackLater() {
        apply(stage("section,client\nснять,altai-vip1\n"));
        assertThat(row("altai-vip1")).isEqualTo("REMOVE UPLOADED OPEN SIB-08 No ground yet");
        assertThatThrownBy(() -> lists.prepare("altai", Q3, "altai.sales", token("altai")))
                .hasMessageStartingWith("A removal needs a ground (SIB-08): altai-vip1");
        apply(stage("section,client,ground,comment\nREMOVE,altai-vip1,А1,Seen in the register\n")); // a Cyrillic А
        assertThat(row("altai-vip1"))
                .isEqualTo("REMOVE UPLOADED OPEN SIB-18 As the sales staff say, see the comment (SIB-18)");
        assertThat(one("SELECT ground_by FROM vip.line WHERE client = 'altai-vip1'"))
                .isEqualTo("altai.sales");
        lists.prepare("altai", Q3, "altai.sales", token("altai"));
    }

    @Test
    void SIB_23_onlyAGroundThatBillingShowsOrACommentExplainsIsTaken() {
        Uploads.Upload upload = stage("section,client,ground,comment\n"
                + "REMOVE,altai-vip2,DEBT,\n"
                + "REMOVE,altai-vip3,DEBT,but they owe\n"
                + "REMOVE,altai-vip1,CRITERIA,\n"
                + "REMOVE,altai-vip4,CONTRACT_TERMINATED,They have left\n"
                + "NEW,altai-t1,DEBT,\n"
                + "REMOVE,altai-t2,DISLIKE,\n");
        assertThat(outcomes(upload.id())).containsExactly("SAME", "REFUSED", "REFUSED", "ADD", "REFUSED", "REFUSED");
        assertThat(reason(upload.id(), 4))
                .isEqualTo("has no ground \"C: criteria not met\": billing shows no such thing at the cut-off");
        assertThat(reason(upload.id(), 6)).startsWith("a ground belongs to a removal");
        assertThat(reason(upload.id(), 7)).startsWith("ground must be LIQUIDATION (A1)");
        apply(upload);
        assertThat(row("altai-vip4"))
                .isEqualTo("REMOVE UPLOADED OPEN SIB-19 As the sales staff say, see the comment (SIB-19)");
        assertThat(row("altai-vip2")).startsWith("REMOVE PROPOSED OPEN SIB-20 Invoice I-2");
    }

    @Test
    void SIB_11_aClientOfAnotherOperatorNeedsAnEstimateAndItsSource() {
        Uploads.Upload upload = stage("name,type,tax_id,operator,estimate,source,confidence,comment\n"
                + "Demo One,юр. лицо,7707083893,Demo Telecom,\"45000,50\",tender,средняя,a word\n"
                + "Demo Two,физ лицо,,Demo Telecom,0.01,tender,LOW,\n"
                + "Demo Three,PERSON,,Demo Telecom,0,tender,LOW,\n"
                + "Demo Four,,,Demo Telecom,,,,\n"
                + "Demo Five,PERSON,7707083894,Demo Telecom,1,tender,LOW,\n"
                + "DEMO ONE,PERSON,,demo telecom,1,tender,LOW,\n"
                + ",PERSON,,Demo Telecom,1,tender,LOW,\n"
                + "Demo Six,PERSON,,Demo Telecom,1,tender,SURE,\n");
        assertThat(told(upload.id()))
                .containsExactly(
                        "2 ADD A client of another operator (SIB-11)",
                        "3 ADD A client of another operator (SIB-11)",
                        "4 REFUSED estimate must be more than 0",
                        "5 REFUSED a client without a client number is one of another operator and needs also: type, estimate, source, confidence (SIB-11)",
                        "6 REFUSED tax_id is not a tax number: its check digits do not fit, so a digit is wrong",
                        "7 REFUSED is the same client as in row 2",
                        "8 REFUSED there is neither a client number nor a name",
                        "9 REFUSED confidence must be LOW, MEDIUM or HIGH (AMB-14)");
        apply(upload);
        assertThat(one("SELECT concat_ws(' ', section, origin, type, tax_id, estimate, confidence, rule, comment)"
                        + " FROM vip.line WHERE name = 'Demo One'"))
                .isEqualTo("POTENTIAL UPLOADED ORGANISATION 7707083893 45000.50 MEDIUM SIB-11 a word");
        Uploads.Upload again = stage("name,type,operator,estimate,source,confidence\n"
                + "demo one,ORGANISATION,Demo Telecom,45000.50,tender,HIGH\n");
        assertThat(reason(again.id(), 2)).isEqualTo("name: Demo One → demo one; confidence: MEDIUM → HIGH");
        apply(again);
        assertThat(one("SELECT tax_id || comment FROM vip.line WHERE name = 'demo one'"))
                .as("a blank leaves what is there")
                .isEqualTo("7707083893a word");
    }

    @Test
    void SIB_09_aClientOfThisBranchIsPotentialWhetherCloseToTheThresholdOrNot() {
        apply(stage("section,client\nPOTENTIAL,altai-below\n"));
        assertThat(row("altai-below")).startsWith("POTENTIAL UPLOADED OPEN SIB-10 Put on the list by sales. ");
        lists.checkTiers("altai", Q3);
        assertThat(row("altai-below")).startsWith("POTENTIAL UPLOADED OPEN SIB-10 Put on the list by sales. ");
    }

    @Test
    void BVK_06_anEligibleClientWhomTheCheckDroppedComesBackWithTheFiguresOfTheAssessment() {
        String before =
                one("SELECT (l.reason, l.total, l.tier, l.rule)::text FROM vip.line l WHERE client = 'altai-t2'");
        jdbc.sql(
                        "UPDATE vip.line SET state = 'DROPPED', drop_reason = 'No longer', total = 1 WHERE client = 'altai-t2'")
                .update();
        Uploads.Upload upload = stage("client\naltai-t2\n");
        assertThat(told(upload.id()).get(0)).startsWith("2 ADD T2. Number: 15,000.00 > 6,300.00");
        apply(upload);
        assertThat(one("SELECT (l.reason, l.total, l.tier, l.rule)::text FROM vip.line l WHERE client = 'altai-t2'"))
                .isEqualTo(before);
        assertThat(row("altai-t2")).startsWith("NEW UPLOADED OPEN BVK-01");
    }

    @Test
    void whatAPersonHasDroppedIsRestoredByAPersonOnly() {
        edits.drop(list("altai"), line("altai", "altai-t1"), "altai.sales", "Leaves");
        Uploads.Upload upload = stage("client\naltai-t1\n");
        assertThat(reason(upload.id(), 2)).isEqualTo("was dropped from this list: restore the line instead");
        edits.restore(list("altai"), line("altai", "altai-t1"), "altai.sales");
        assertThat(outcomes(stage("client\naltai-t1\n").id())).containsExactly("SAME");
    }

    @Test
    void aNumberThatMeansSeveralClientsIsRefusedAndAnotherBranchsNumberIsUnknown() {
        facts.charge("altai-t1", "79130000001", LocalDate.of(2026, 9, 1), "1.00");
        facts.charge("altai-t2", "79130000001", LocalDate.of(2026, 8, 1), "1.00");
        facts.charge("altai-t1", "79130000002", LocalDate.of(2026, 7, 1), "1.00"); // the first month counts
        facts.charge("altai-t2", "79130000003", LocalDate.of(2026, 6, 1), "1.00"); // the month before does not
        facts.charge("tomsk-t1", "79130000004", LocalDate.of(2026, 9, 1), "1.00");
        Uploads.Upload upload = stage("client\n79130000001\n79130000002\n79130000003\n79130000004\nLtomsk-t2\n");
        assertThat(told(upload.id()))
                .containsExactly(
                        "2 REFUSED the number belongs to several clients, such as altai-t1 and altai-t2: give the client's own number",
                        "3 SAME null",
                        "4 REFUSED No client of this branch has this number",
                        "5 REFUSED No client of this branch has this number",
                        "6 REFUSED No client of this branch has this number");
        assertThat(rows.page(list("altai"), upload.id(), "", 0).rows().toString())
                .doesNotContain("Demo tomsk");
    }

    @Test
    void aClientOnAnotherBranchsListOfTheQuarterIsRefused() {
        jdbc.sql("UPDATE vip.client SET branch = 'altai' WHERE client = 'tomsk-t1'")
                .update();
        assertThat(reason(stage("section,client\nPOTENTIAL,tomsk-t1\n").id(), 2))
                .isEqualTo("is on another branch's list of this quarter");
    }

    @Test
    void duplicatesAndBlanksAreNamedRowByRow() {
        StringBuilder file = new StringBuilder("client_id,gender,client_type\n");
        IntStream.rangeClosed(1, 200).forEach(number -> file.append("C%06d,F,Premium\n".formatted(number)));
        IntStream.rangeClosed(1, 100).forEach(number -> file.append("C%06d,F,Premium\n".formatted(number)));
        file.append("\n,F,Retail\n");
        Uploads.Upload upload = stage(file.toString());
        assertThat(upload.ignored()).containsExactly("gender");
        assertThat(upload.rows()).isEqualTo(301);
        assertThat(
                        count(
                                "SELECT count(*) FROM vip.upload_row WHERE reason = 'No client of this branch has this number'"))
                .isEqualTo(200);
        assertThat(count("SELECT count(*) FROM vip.upload_row"
                        + " WHERE reason = 'is the same client as in row ' || (row_no - 200)"))
                .isEqualTo(100);
        assertThat(reason(upload.id(), 303))
                .isEqualTo("type must be ORGANISATION or PERSON; there is neither a client number nor a name");
    }

    @ParameterizedTest
    @CsvSource({"windows-1251, ;", "UTF-8, ','", "UTF-16, '\t'"})
    void filesWithTheQuirksOfAnOperatorsExportAreReadAndNamed(String charset, String separator) {
        String file = "\"Наименование контрагента\",\"Тип контрагента\",\"ВИП клиент:\",\" Нас. пункт*\"\n"
                + "\"Рога и Копыта 1\",\"Юр лицо\",\"1.0\",\"Барнаул\"\n\"Сидоров П. П.\",\"Физ лицо\",\"1.0\",\"Барнаул\"\n";
        Uploads.Upload upload = stage(
                "partners.csv", file.replace("\",\"", "\"" + separator + "\"").getBytes(Charset.forName(charset)));
        assertThat(upload.ignored()).containsExactly("ВИП клиент:", "Нас. пункт*");
        assertThat(told(upload.id()))
                .containsExactly(
                        "2 REFUSED a client without a client number is one of another operator and needs also: operator, estimate, source, confidence (SIB-11)",
                        "3 REFUSED a client without a client number is one of another operator and needs also: operator, estimate, source, confidence (SIB-11)");
    }

    @Test
    void theTextsOfARussianFileAreUnderstood() {
        Uploads.Upload upload = stage("Раздел;Лицевой счёт *;Причина снятия:;Комментарий\n"
                + "Новые VIP;Laltai-t1;;\nСнять статус;Laltai-vip2;В;\nСнятие;Laltai-vip4;Ликвидация;Письмо\n"
                + "Потенциальные;Laltai-near;;\n");
        assertThat(outcomes(upload.id())).containsExactly("SAME", "SAME", "ADD", "SAME");
    }

    // -- files that are refused as a whole ---------------------------------------------------------------------------

    @Test
    void aFileWithNeitherClientsNorNamesIsRefusedNamingWhatWasFound() {
        assertThatThrownBy(() -> stage("town,manager\nBarnaul,Ivanov\n"))
                .hasMessage("There is neither a column \"client\" (Номер клиента) nor \"name\" (Наименование)."
                        + " The file has: town, manager.");
        assertThat(count("SELECT count(*) FROM vip.upload")).isZero();
    }

    @Test
    void nothingIsStoredWhenTheReaderRefusesHalfWay() {
        String broken = "client\n" + "altai-t1\n".repeat(5_000) + "\"never closed\n" + "x\n".repeat(20_000);
        ByteArrayInputStream body = new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> as("altai.sales", () -> api.stage(task, "list.csv", body)))
                .isInstanceOf(SheetRefusedException.class);
        assertThat(count("SELECT count(*) FROM vip.upload")).isZero();
        assertThat(count("SELECT count(*) FROM vip.upload_row")).isZero();
        assertThat(stage("client\naltai-t1\n").counts().same())
                .as("the connection goes on")
                .isEqualTo(1);
    }

    @Test
    void aRefusedUploadIsReadToItsEnd() {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[100_000]);
        assertThatThrownBy(() -> as("tomsk.sales", () -> api.stage(task, "list.csv", body)))
                .isInstanceOf(NotFoundException.class);
        assertThat(body.available()).isZero();
    }

    @Test
    void onlyTheSalesStaffWhoHaveTakenTheTaskUpload() {
        for (String person : List.of("tomsk.sales", "altai.commercial", "hq.sales")) {
            assertThatThrownBy(() -> stage(person, task, "list.csv", "client\naltai-t1\n".getBytes()))
                    .isInstanceOf(NotFoundException.class);
        }
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        String sign = take("altai.sales-director", "altai", "sign-list").getId();
        assertThatThrownBy(() -> stage("altai.sales-director", sign, "list.csv", "client\naltai-t1\n".getBytes()))
                .hasMessage("This task is not for that.");
        assertThat(as("altai.sales-director", () -> api.open(sign))).isEmpty();
    }

    @Test
    void atMostTwentyFilesWait() {
        Uploads.Upload first = stage("client\naltai-t1\n");
        IntStream.range(1, UploadStaging.MOST_WAITING).forEach(number -> stage("client\naltai-t1\n"));
        assertThatThrownBy(() -> stage("client\naltai-t1\n")).hasMessageStartingWith("20 files wait for this list");
        uploadDecisions.discard(list("altai"), first.id(), "altai.sales");
        stage("client\naltai-t1\n");
    }

    // -- putting it on the list --------------------------------------------------------------------------------------

    @Test
    void oneUploadIsOneRevisionAndThePersonStandsOnTheSalesSide() {
        long revision = list("altai").revision();
        Uploads.Upload upload = stage(PROSPECT + GOOD + "Bad,PERSON,,,,\n");
        assertThat(apply(upload)).isEqualTo("1 added, 0 changed, 1 refused.");
        assertThat(list("altai").revision()).isEqualTo(revision + 1);
        assertThat(one("SELECT side FROM vip.participant WHERE person = 'altai.sales'"))
                .isEqualTo("SALES");
        assertThat(count("SELECT count(*) FROM vip.upload_row"))
                .as("the refused row")
                .isEqualTo(1);
        assertThat(refused(upload.id())).contains("Bad;PERSON;", "needs also: operator");
        assertThat(uploads.open(list("altai"))).isEmpty();
        assertThatThrownBy(() -> apply(upload)).hasMessageStartingWith("This file does not wait any more");
        assertThatThrownBy(() -> uploadDecisions.discard(list("altai"), upload.id(), "altai.sales"))
                .hasMessageStartingWith("This file does not wait any more");
    }

    @Test
    void aRefusedRowComesBackAsItCameCellByCell() {
        Uploads.Upload upload = stage("name,comment,source\n"
                + "\"Bad \"\"one\"\"\",\"two\nlines, a \\ and a\ttab\",what \u001Fseparates cells\n");
        assertThat(refused(upload.id()))
                .contains("\n;;\"Bad \"\"one\"\"\";;;;\"two\nlines, a \\ and a\ttab\";;;what separates cells;;");
        assertThat(rows.page(list("altai"), upload.id(), null, 0).rows())
                .singleElement()
                .extracting(UploadedRows.Row::name)
                .isEqualTo("Bad \"one\"");
    }

    @Test
    void whatHasBecomeSomethingElseMeanwhileIsLookedAtAgain() {
        Uploads.Upload upload = stage(PROSPECT + GOOD + "Demo Two,PERSON,Demo Telecom,1,tender,LOW\n");
        apply(stage(PROSPECT + GOOD));
        assertThatThrownBy(() -> apply(upload)).hasMessageContaining("Look at it again");
        Uploads.Upload again = uploads.find(list("altai"), upload.id());
        assertThat(outcomes(upload.id())).containsExactly("SAME", "ADD");
        assertThatThrownBy(() -> apply(upload)).as("an old preview").hasMessageContaining("Look at it again");
        assertThat(apply(uploads.find(list("altai"), again.id()))).isEqualTo("1 added, 0 changed, 0 refused.");
    }

    @Test
    void anotherChangeOfTheListThatLeavesTheRowsAsTheyAreDoesNotMatter() {
        Uploads.Upload upload = stage(PROSPECT + GOOD);
        edits.drop(list("altai"), line("altai", "altai-t1"), "altai.sales", "Leaves");
        assertThat(apply(upload)).isEqualTo("1 added, 0 changed, 0 refused.");
    }

    @Test
    void correctedFactsAreSeenOnceTheListHasBeenCheckedAgain() {
        jdbc.sql("UPDATE vip.line SET state = 'DROPPED', drop_reason = 'No longer' WHERE client = 'altai-t1'")
                .update();
        Uploads.Upload upload = stage("client\naltai-t1\n");
        assertThat(outcomes(upload.id())).containsExactly("ADD");
        facts.charge("altai-t1", "7altai-t1", LocalDate.of(2026, 7, 1), "2100.00");
        lists.checkTiers("altai", Q3);
        assertThatThrownBy(() -> apply(upload)).hasMessageContaining("Look at it again");
        assertThat(reason(upload.id(), 2)).startsWith("cannot become a VIP. Best number: 6,300.00 ≤ 6,300.00");
    }

    @Test
    void whenTwoPersonsApplyAtTheSameTimeOneWins() {
        Uploads.Upload upload = stage(PROSPECT + GOOD);
        List<CompletableFuture<Object>> both = List.of("altai.sales", "altai.sales-director").stream()
                .map(person -> CompletableFuture.<Object>supplyAsync(() -> {
                    try {
                        return uploadDecisions.apply(list("altai"), upload.id(), person, upload.token());
                    } catch (RefusedException refused) {
                        return refused.getMessage();
                    }
                }))
                .toList();
        List<Object> answers = both.stream().map(CompletableFuture::join).toList();
        assertThat(answers).contains(new UploadDecisions.Applied(1, 0, 0));
        assertThat(answers).anySatisfy(answer -> assertThat(answer.toString()).startsWith("This file does not wait"));
        assertThat(count("SELECT count(*) FROM vip.line WHERE origin = 'UPLOADED'"))
                .isEqualTo(1);
    }

    @Test
    void anUploadOfASubmittedListIsNotAppliedAndNeitherIsItAfterARecall() {
        Uploads.Upload upload = stage(PROSPECT + GOOD);
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        complete("altai.sales-director", "altai", "sign-list", Map.of("shown", signature("altai"), "signed", true));
        assertThatThrownBy(() -> uploadDecisions.apply(list("altai"), upload.id(), "altai.sales", upload.token()))
                .hasMessageContaining("has moved on (COORDINATION)");
        interventions.recall("altai", Q3, "altai.sales-director");
        assertThatThrownBy(() -> uploadDecisions.apply(list("altai"), upload.id(), "altai.sales", upload.token()))
                .hasMessage("The list has been submitted since this file came. Upload the file again.");
        task = take("altai.sales", "altai", "prepare-list").getId();
        assertThat(apply(stage(PROSPECT + GOOD))).isEqualTo("1 added, 0 changed, 0 refused.");
    }

    @Test
    void anUploadOfACancelledCycleIsNotApplied() {
        Uploads.Upload upload = stage(PROSPECT + GOOD);
        BranchList list = list("altai");
        interventions.cancel(Q3, "hq.sales", "Opened by mistake");
        assertThatThrownBy(() -> uploadDecisions.apply(list, upload.id(), "altai.sales", upload.token()))
                .hasMessageStartingWith("There is no list of branch altai");
    }

    @Test
    void aDiscardedFileLeavesNothingBehind() {
        Uploads.Upload upload = stage(PROSPECT + GOOD);
        assertThat(as("altai.sales", () -> api.discard(task, upload.id())).message())
                .isEqualTo("Discarded.");
        assertThat(count("SELECT count(*) FROM vip.upload_row")).isZero();
        assertThat(one("SELECT state || ' ' || ended_by FROM vip.upload")).isEqualTo("DISCARDED altai.sales");
        assertThat(count("SELECT count(*) FROM vip.line WHERE origin = 'UPLOADED'"))
                .isZero();
    }

    @Test
    void rowsOfAnEarlierQuarterAreForgotten() {
        jdbc.sql("INSERT INTO vip.cycle (quarter, cut_off, state, opened_at, approved)"
                        + " VALUES ('2026-Q2', DATE '2026-06-30', 'APPROVED', now(), DATE '2026-07-20')")
                .update();
        jdbc.sql("INSERT INTO vip.branch_list (branch, quarter, state) VALUES ('altai', '2026-Q2', 'CARRIED_OVER'),"
                        + " ('tomsk', '2026-Q2', 'CARRIED_OVER')")
                .update();
        stage("client\naltai-t1\n");
        jdbc.sql("UPDATE vip.upload SET list = (SELECT list FROM vip.branch_list WHERE branch = 'altai'"
                        + " AND quarter = '2026-Q2')")
                .update();
        stage("client\naltai-t1\n");
        stage("client\naltai-t1\n");
        assertThat(count("SELECT count(*) FROM vip.upload_row")).isEqualTo(2);
    }

    @Test
    void theSameFileAppliedBeforeIsAWarningAndNoRefusal() {
        assertThat(stage(PROSPECT + GOOD).appliedBefore()).isNull();
        apply(stage(PROSPECT + GOOD));
        Uploads.Upload again = stage(PROSPECT + GOOD);
        assertThat(again.appliedBefore()).startsWith("2026-Q3, 2026-10-05");
        assertThat(again.counts()).isEqualTo(new Uploads.Counts(0, 0, 1, 0));
        assertThatThrownBy(() -> apply(again)).hasMessageStartingWith("There is nothing in this file");
        assertThat(stage(PROSPECT + GOOD + "\n").appliedBefore())
                .as("other bytes")
                .isNull();
    }

    // -- files to take away ------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void theDownloadedListChangesNothingWhenItIsUploadedAgain(SheetFormat format) throws IOException {
        additions.addProspect(
                list("altai"),
                "altai.sales",
                new LineContents.Change(
                        null,
                        "=1+1\nи «так»; далее",
                        new Prospect(
                                "-=Demo \"One\"",
                                "PERSON",
                                "2224000007",
                                "@Demo Telecom",
                                new BigDecimal("45000.10"),
                                "+7",
                                "LOW")));
        additions.addRemoval(
                list("altai"), "altai.sales", "altai-vip1", new LineContents.Change("LIQUIDATION", "register", null));
        additions.addRemoval(list("altai"), "altai.sales", "altai-vip4", new LineContents.Change(null, null, null));
        edits.drop(list("altai"), line("altai", "altai-t1"), "altai.sales", "Leaves");
        for (boolean inRussian : List.of(true, false)) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            files.list(file, format, inRussian, list("altai"));
            Uploads.Upload upload = stage("list." + format.name().toLowerCase(Locale.ROOT), file.toByteArray());
            assertThat(told(upload.id())).hasSize(7).allMatch(row -> row.endsWith("SAME null"));
            assertThat(upload.ignored()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void theTemplateHoldsNoExampleThatCouldBeUploadedByMistake(SheetFormat format) throws IOException {
        for (boolean inRussian : List.of(true, false)) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            files.template(file, format, inRussian);
            assertThatThrownBy(() -> stage("list." + format.name().toLowerCase(Locale.ROOT), file.toByteArray()))
                    .hasMessage("The file has a header and no rows below it.");
        }
    }

    @Test
    void formulasInARefusedFileComeBackAsText() throws IOException {
        Uploads.Upload upload = stage("client,comment\n=1+1,\"=HYPERLINK(\"\"x\"\")\"\n+7913,-x\n@SUM,\t=1\n");
        assertThat(upload.counts().refused()).isEqualTo(3);
        assertThat(refused(upload.id()))
                .contains(";'=1+1;", "\"'=HYPERLINK(\"\"x\"\")\"", ";'+7913;", ";'-x;", ";'@SUM;", "reason")
                .doesNotContain(";=", ";+", ";-", ";@");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        files.refused(file, SheetFormat.XLSX, list("altai"), upload.id());
        Uploads.Upload again = stage("refused.xlsx", file.toByteArray());
        assertThat(again.ignored()).containsExactly("reason");
        assertThat(told(again.id())).isEqualTo(told(upload.id()));
    }

    @Test
    void anUploadOfAnotherListIsNotShown() throws IOException {
        Uploads.Upload upload = stage("client\nnobody\n");
        assertThat(rows.page(list("tomsk"), upload.id(), "", 0).rows()).isEmpty();
        assertThatThrownBy(() -> uploads.find(list("tomsk"), upload.id())).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> uploadDecisions.discard(list("tomsk"), upload.id(), "tomsk.sales"))
                .isInstanceOf(RefusedException.class);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        files.refused(file, SheetFormat.CSV, list("tomsk"), upload.id());
        assertThat(file.toString(StandardCharsets.UTF_8)).doesNotContain("nobody");
    }

    @Test
    void thePreviewHasPagesOfFifty() {
        Uploads.Upload upload =
                stage("client\n" + IntStream.range(0, 51).mapToObj(n -> "x" + n).collect(Collectors.joining("\n")));
        UploadedRows.Page first = rows.page(list("altai"), upload.id(), "REFUSED", 0);
        assertThat(first.rows()).hasSize(50);
        assertThat(first.pages()).isEqualTo(2);
        assertThat(rows.page(list("altai"), upload.id(), "REFUSED", 1).rows()).hasSize(1);
        assertThat(rows.page(list("altai"), upload.id(), "REFUSED", 9).page()).isEqualTo(1);
        assertThat(rows.page(list("altai"), upload.id(), "ADD", 0).matching()).isZero();
    }

    // -- length ------------------------------------------------------------------------------------------------------

    @Test
    void aHundredThousandRowsTakeAsManyStatementsAsTen() {
        jdbc.sql("""
                INSERT INTO vip.client (client, branch, type, name, contract_start, image)
                SELECT 'many-' || n, 'altai', 'PERSON', 'Demo ' || n, DATE '2020-01-01', false
                FROM generate_series(1, 50005) AS n
                """).update();
        jdbc.sql("""
                INSERT INTO vip.vip_status (client, tier, since, granted_by)
                SELECT 'many-' || n, 'T1', DATE '2026-09-01', 'BILLING' FROM generate_series(1, 50005) AS n
                """).update();
        jdbc.sql("SELECT vip.analyze_billing_facts()::text").query().singleValue();
        int few = Statements.of(
                () -> assertThat(put(stage(mixed(50_001, 50_005)))).isEqualTo(10));
        int many = Statements.of(() -> assertThat(put(stage(mixed(1, 50_000)))).isEqualTo(100_000));
        assertThat(many).isEqualTo(few);
        assertThat(few).isBetween(10, 40);
        assertThat(count("SELECT count(*) FROM vip.line WHERE origin = 'UPLOADED'"))
                .isEqualTo(100_010);
    }

    private long put(Uploads.Upload upload) {
        return uploadDecisions
                .apply(list("altai"), upload.id(), "altai.sales", upload.token())
                .added();
    }

    private static String mixed(int from, int to) {
        StringBuilder file = new StringBuilder("section,client,name,type,operator,estimate,source,confidence\n");
        for (int number = from; number <= to; number++) {
            file.append("REMOVE,many-").append(number).append(",,,,,,\n");
            file.append(",,Demo prospect ").append(number).append(",PERSON,Demo Telecom,1,tender,LOW\n");
        }
        return file.toString();
    }

    // -- helpers -----------------------------------------------------------------------------------------------------

    private interface Call<T> {
        T run() throws IOException;
    }

    private <T> T as(String person, Call<T> call) {
        AtomicReference<T> answer = new AtomicReference<>();
        product.as(person, () -> {
            try {
                answer.set(call.run());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        return answer.get();
    }

    private Uploads.Upload stage(String csv) {
        return stage("list.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private Uploads.Upload stage(String name, byte[] content) {
        return stage("altai.sales", task, name, content);
    }

    private Uploads.Upload stage(String person, String to, String name, byte[] content) {
        return as(person, () -> api.stage(to, name, new ByteArrayInputStream(content)));
    }

    private String apply(Uploads.Upload upload) {
        return as("altai.sales", () -> api.apply(task, upload.id(), new UploadApi.Shown(upload.token())))
                .message();
    }

    private List<String> told(long upload) {
        return rows.page(list("altai"), upload, "", 0).rows().stream()
                .map(row -> "%d %s %s".formatted(row.row(), row.outcome(), row.reason()))
                .map(text -> text.replaceAll("(not matured yet\\. |section is NEW\\. ).*", "$1…"))
                .toList();
    }

    private List<String> outcomes(long upload) {
        return rows.page(list("altai"), upload, null, 0).rows().stream()
                .map(UploadedRows.Row::outcome)
                .toList();
    }

    private String reason(long upload, long row) {
        return one("SELECT reason FROM vip.upload_row WHERE upload = %d AND row_no = %d".formatted(upload, row));
    }

    private String row(String client) {
        return one("SELECT concat_ws(' ', section, origin, state, rule, reason) FROM vip.line WHERE client = '%s'"
                .formatted(client));
    }

    private String refused(long upload) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            files.refused(file, SheetFormat.CSV, list("altai"), upload);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toString(StandardCharsets.UTF_8);
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
