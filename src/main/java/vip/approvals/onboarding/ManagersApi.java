package vip.approvals.onboarding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.RefusedException;

/** What the page of a branch's managers asks for, and what the allocation staff change there. */
@RestController
@RequestMapping("/api/managers/{branch}")
class ManagersApi {

    private final ManagerReaders readers;
    private final AllocationHeads heads;
    private final Allocation allocation;
    private final Assignments assignments;
    private final Portfolio portfolio;
    private final Managers managers;

    ManagersApi(
            ManagerReaders readers,
            AllocationHeads heads,
            Allocation allocation,
            Assignments assignments,
            Portfolio portfolio,
            Managers managers) {
        this.readers = readers;
        this.heads = heads;
        this.allocation = allocation;
        this.assignments = assignments;
        this.portfolio = portfolio;
        this.managers = managers;
    }

    /** @param from the manager whom the person has seen */
    record HandOver(String from, String to, List<String> clients) {}

    record Passed(String person, LocalDate day) {}

    @GetMapping
    AllocationHead head(@PathVariable String branch) {
        readers.requireReading(branch);
        return present(branch);
    }

    @GetMapping("/waiting")
    Listing<Allocation.Waiting> waiting(@PathVariable String branch, Listing.Query query) {
        readers.requireReading(branch);
        return allocation.waiting(branch, query);
    }

    @GetMapping("/clients")
    Listing<Portfolio.Served> clients(@PathVariable String branch, Listing.Query query) {
        readers.requireReading(branch);
        return portfolio.of(branch, query);
    }

    @PostMapping("/assignments")
    AllocationApi.Changed assign(@PathVariable String branch, @RequestBody AllocationApi.Choices choices) {
        String by = readers.requireActing(branch);
        int changed = allocation.assign(branch, choices.gifts(), choices.receive(), by);
        return new AllocationApi.Changed(changed, present(branch));
    }

    @PostMapping("/hand-overs")
    AllocationApi.Changed handOver(@PathVariable String branch, @RequestBody HandOver handOver) {
        String by = readers.requireActing(branch);
        if (handOver.from() == null || handOver.to() == null || handOver.from().equals(handOver.to())) {
            throw new RefusedException("Choose another manager.");
        }
        Map<String, String> shown = new HashMap<>();
        if (handOver.clients() != null) {
            handOver.clients().forEach(client -> shown.put(client, handOver.from()));
        }
        int changed = assignments.give(branch, shown, handOver.to(), by);
        return new AllocationApi.Changed(changed, present(branch));
    }

    /** Nobody records his or her own test. */
    @PostMapping("/trainings")
    AllocationApi.Changed passed(@PathVariable String branch, @RequestBody Passed passed) {
        String by = readers.requireActing(branch);
        if (passed.person() == null || passed.day() == null) {
            throw new RefusedException("Choose a manager and the day of the final test.");
        }
        managers.passed(passed.person(), branch, passed.day(), by);
        return new AllocationApi.Changed(0, present(branch));
    }

    private AllocationHead present(String branch) {
        return heads.of(branch, readers.mayAct(branch));
    }
}
