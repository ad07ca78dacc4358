package vip.approvals.onboarding;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Standings.Kind;
import vip.approvals.onboarding.Standings.Query;
import vip.approvals.onboarding.Standings.Row;
import vip.approvals.onboarding.Standings.Scope;
import vip.approvals.onboarding.Standings.Step;
import vip.approvals.staff.Organisation;

/** The page {@code /clients}: 50 clients and where each of them stands; for a manager all of the own ones (SIB-40). */
@Component
class ClientList {

    /**
     * @param words where the client stands, if nothing is open
     * @param failed whether the product has given up on a step
     */
    public record Line(
            String client,
            String name,
            String branch,
            String tier,
            LocalDate since,
            String manager,
            String words,
            List<Step> steps,
            boolean failed) {}

    /**
     * @param branches the reader's, to choose from: id to name
     * @param managers login to name
     * @param places element to name
     */
    public record Page(
            List<Line> lines,
            long matching,
            int page,
            int pages,
            Map<String, String> branches,
            Map<String, String> managers,
            Map<String, String> places,
            Query query) {}

    private final Standings standings;
    private final Organisation organisation;
    private final StandingWords words;

    ClientList(Standings standings, Organisation organisation, StandingWords words) {
        this.standings = standings;
        this.organisation = organisation;
        this.words = words;
    }

    Page page(Scope scope, Query query) {
        Standings.Page found = standings.page(scope, query);
        Map<String, List<Step>> open = standings
                .open(found.rows().stream().map(Row::client).toList())
                .stream()
                .filter(step -> step.kind() != Kind.CALL)
                .collect(Collectors.groupingBy(Step::client));
        Map<String, String> managers = standings.managers(scope);
        return new Page(
                found.rows().stream()
                        .map(row -> line(row, open.getOrDefault(row.client(), List.of()), managers))
                        .toList(),
                found.matching(),
                query.page(),
                (int) ((found.matching() + Standings.PAGE_SIZE - 1) / Standings.PAGE_SIZE),
                branches(scope),
                managers,
                standings.places(),
                query);
    }

    private Line line(Row row, List<Step> steps, Map<String, String> managers) {
        return new Line(
                row.client(),
                row.name(),
                organisation.branchName(row.branch()),
                row.tier(),
                row.since(),
                row.manager() == null ? null : managers.getOrDefault(row.manager(), row.manager()),
                words.of(row.rest(), row.reason()),
                steps,
                steps.stream().anyMatch(Step::failed) || row.rest() == Standings.Rest.LOST);
    }

    private Map<String, String> branches(Scope scope) {
        return organisation.branches().stream()
                .filter(branch -> scope.all()
                        || scope.branches().contains(branch.id())
                        || scope.managed().contains(branch.id()))
                .sorted(Comparator.comparing(branch -> branch.name()))
                .collect(Collectors.toMap(
                        branch -> branch.id(), branch -> branch.name(), (one, other) -> one, LinkedHashMap::new));
    }
}
