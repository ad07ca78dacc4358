package vip.approvals.lists;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vip.approvals.lists.CoordinationSheet.Act;
import vip.approvals.lists.CoordinationSheet.Decision;
import vip.approvals.lists.CoordinationSheet.Estimate;
import vip.approvals.lists.CoordinationSheet.Figures;
import vip.approvals.lists.CoordinationSheet.Ground;
import vip.approvals.lists.CoordinationSheet.Line;
import vip.approvals.lists.CoordinationSheet.Section;
import vip.approvals.lists.CoordinationSheet.Signature;

/** Coordination sheets of invented lists: five eighths new clients, one eighth removals, a quarter potential ones. */
final class SampleSheet {

    static final String HASH = "9f3c".repeat(8) + "07be".repeat(8);

    private static final List<String> NAMES = List.of(
            "ООО «Северный ветер»",
            "Altai Grain Trading Ltd",
            "Общество с ограниченной ответственностью «Сибирская транспортно-экспедиционная компания»",
            "Ёлкина Ирина Щербаковна",
            "North & Sons <Holding>",
            "Λάμδα Logistics",
            "ИП Кузнецов А. В.",
            "Øresund Crane ApS");

    private static final OffsetDateTime SIGNED = OffsetDateTime.of(2026, 10, 6, 4, 15, 0, 0, ZoneOffset.UTC);

    private SampleSheet() {}

    static CoordinationSheet withoutLines() {
        return sheet("Preparing", null, List.of(), List.of());
    }

    /** Of eight lines each, the fourth is disputed and the seventh withdrawn. */
    static CoordinationSheet withLines(int count) {
        int added = count * 5 / 8;
        int removed = count / 8;
        return sheet(
                "At headquarters",
                HASH,
                acts(),
                List.of(
                        section("NEW", added),
                        section("REMOVE", removed),
                        section("POTENTIAL", count - added - removed)));
    }

    /** As a list that is too long for paper comes: counted only. */
    static CoordinationSheet counted(long count) {
        return sheet("At headquarters", HASH, acts(), List.of(new Section("NEW", Map.of("Agreed", count), List.of())));
    }

    static CoordinationSheet ofOneClient(String name) {
        Line line = line("NEW", 0, name);
        return sheet(
                "At headquarters", HASH, acts(), List.of(new Section("NEW", Map.of(line.state(), 1L), List.of(line))));
    }

    private static CoordinationSheet sheet(String state, String hash, List<Act> acts, List<Section> sections) {
        return new CoordinationSheet(
                "VIP programme",
                "RUB",
                "Altai",
                "2026-Q3",
                LocalDate.of(2026, 9, 30),
                state,
                acts.isEmpty() ? 1 : 2,
                hash,
                hash == null ? null : SIGNED,
                SIGNED.plusDays(9),
                acts,
                sections,
                List.of(
                        new Signature("sales director", "Анна Орлова"),
                        new Signature("commercial director", "Павел Смирнов"),
                        new Signature("security director", "Игорь Белов"),
                        new Signature("HQ's commercial director", null)));
    }

    private static List<Act> acts() {
        return List.of(
                new Act("Prepared", "sales staff", "Ольга Титова", null, SIGNED.minusDays(1), HASH),
                new Act("Signed", "sales director", "Анна Орлова", null, SIGNED, HASH),
                new Act("Decided", "commercial director", "Павел Смирнов", null, SIGNED.plusDays(1), HASH),
                new Act("Decided", "security director", "Maria Lund", "Игорь Белов", SIGNED.plusDays(2), HASH));
    }

    private static Section section(String section, int count) {
        List<Line> lines = IntStream.range(0, count)
                .mapToObj(index -> line(section, index, NAMES.get(index % NAMES.size())))
                .toList();
        return new Section(
                section,
                lines.stream().collect(Collectors.groupingBy(Line::state, TreeMap::new, Collectors.counting())),
                lines);
    }

    private static Line line(String section, int index, String name) {
        boolean disputed = index % 8 == 3;
        boolean withdrawn = index % 8 == 6;
        boolean unknown = section.equals("POTENTIAL") && index % 2 == 1;
        return new Line(
                index + 1,
                unknown ? null : "%07d".formatted(4_000_000 + index),
                name,
                unknown ? null : figures(section, index),
                section.equals("REMOVE") ? ground(index) : null,
                section.equals("POTENTIAL") ? estimate(unknown) : null,
                unknown || section.equals("REMOVE")
                        ? null
                        : "Number: 6,300.03 > 6,300.00 (BVK-01); client for 14 months > 6 (BVK-03); accurate payer (BVK-04);"
                                + " T1: 6,300.00 < 6,300.03 < 15,000.00 (BVK-07)",
                disputed
                        ? "The contract was signed on 12 August and the client has asked twice when the service begins;"
                                + " we ask headquarters to decide."
                        : withdrawn ? "Figures were those of another branch." : null,
                decisions(disputed, withdrawn),
                disputed ? "Disputed" : withdrawn ? "Withdrawn" : "Agreed",
                "%012x".formatted(index * 2_654_435_761L) + HASH.substring(12));
    }

    private static Figures figures(String section, int index) {
        boolean above = section.equals("NEW");
        return new Figures(
                index % 3 == 2
                        ? "account 70000%02d".formatted(index % 100)
                        : "number 91320001%02d".formatted(index % 100),
                new BigDecimal(above ? "6300.03" : "5100.00").add(new BigDecimal(above ? index * 977 : 0)),
                new BigDecimal("6300.00"),
                above ? "T" + (1 + index % 3) : null);
    }

    private static Ground ground(int index) {
        return index % 2 == 0
                ? new Ground(
                        "Debt not paid for three months",
                        "Invoice due 30 Nov 2025, 15,000.00 open; term ended 28 Feb 2026, a Saturday, so 2 Mar 2026 (SIB-20, AMB-08)")
                : new Ground("Criteria not met for two quarters", "2026-Q2 and 2026-Q3 (SIB-22, AMB-09)");
    }

    private static Estimate estimate(boolean elsewhere) {
        return new Estimate(
                new BigDecimal("1980.50"), elsewhere ? "Другой оператор" : null, "sales staff's visit of 3 Sep 2026");
    }

    private static List<Decision> decisions(boolean disputed, boolean withdrawn) {
        Decision commercial =
                new Decision(1, "commercial director", "Approved", null, "Павел Смирнов", null, SIGNED.plusDays(1));
        Decision security = new Decision(
                1,
                "security director",
                disputed || withdrawn ? "Rejected" : "Approved",
                disputed || withdrawn ? "Did not pass the security check" : null,
                "Maria Lund",
                "Игорь Белов",
                SIGNED.plusDays(2));
        return List.of(commercial, security);
    }
}
