package vip.approvals.prevention;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.criteria.ComingGround;
import vip.approvals.criteria.ComingGrounds;
import vip.approvals.criteria.Ground;
import vip.approvals.engine.OpenTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.ClientTasks;
import vip.approvals.web.NotFoundException;

/** What the form of a warning shows of the ground, as it stands now: the engine knows none of it. */
@RestController
class GroundApi {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final ProcessVariable<String> GROUND = ProcessVariable.text("ground");
    private static final ProcessVariable<String> LAST_DAY = ProcessVariable.text("lastDay");
    private static final ProcessVariable<String> UNTIL = ProcessVariable.text("until");

    /**
     * @param coming null if the ground has gone since the warning was opened
     * @param due until when the warning is to be answered
     */
    record View(String ground, String words, LocalDate lastDay, Coming coming, Due due, List<Warning> warnings) {}

    record Coming(LocalDate since, BigDecimal debt, Integer quarters, boolean byHand, String reason) {

        static Coming of(ComingGround ground) {
            return new Coming(ground.since(), ground.debt(), ground.quarters(), ground.byHand(), ground.reason());
        }
    }

    record Due(LocalDate day, String derivation) {}

    private final OpenTasks openTasks;
    private final ClientTasks clientTasks;
    private final ComingGrounds grounds;
    private final GivenWarnings warnings;

    GroundApi(OpenTasks openTasks, ClientTasks clientTasks, ComingGrounds grounds, GivenWarnings warnings) {
        this.openTasks = openTasks;
        this.clientTasks = clientTasks;
        this.grounds = grounds;
        this.warnings = warnings;
    }

    @GetMapping("/api/tasks/{task}/ground")
    View ground(@PathVariable String task) {
        ClientTask about = clientTasks.find(task);
        var open = openTasks
                .find(task)
                .filter(found -> found.variables().containsKey(GROUND.name()))
                .orElseThrow(NotFoundException::new);
        Ground ground = Ground.valueOf(open.get(GROUND));
        LocalDate lastDay = LocalDate.parse(open.get(LAST_DAY));
        Optional<ComingGround> coming = grounds.of(about.client()).stream()
                .filter(one -> one.ground() == ground && one.lastDay().equals(lastDay))
                .findAny();
        return new View(
                ground.name(),
                ground.words(),
                lastDay,
                coming.map(Coming::of).orElse(null),
                due(LocalDate.parse(open.get(UNTIL)).minusDays(1), lastDay),
                warnings.of(List.of(about.client()))
                        .getOrDefault(new GivenWarnings.Of(about.client(), ground, lastDay), List.of()));
    }

    private static Due due(LocalDate day, LocalDate lastDay) {
        return new Due(
                day,
                day.isBefore(lastDay)
                        ? "the day before the next warning; the last day to prevent it is %s"
                                .formatted(DAY.format(lastDay))
                        : "the last day to prevent it");
    }
}
