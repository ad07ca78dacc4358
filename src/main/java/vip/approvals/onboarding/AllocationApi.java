package vip.approvals.onboarding;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.absences.PersonTask;

/** What the allocation staff's task form asks for. Who may not see the task gets 404. */
@RestController
@RequestMapping("/api/tasks/{task}/allocation")
class AllocationApi {

    private final AllocationTasks tasks;
    private final AllocationHeads heads;
    private final Allocation allocation;

    AllocationApi(AllocationTasks tasks, AllocationHeads heads, Allocation allocation) {
        this.tasks = tasks;
        this.heads = heads;
        this.allocation = allocation;
    }

    /** One client who waits, and the manager whom the person has chosen. */
    record Choice(String client, String manager) {}

    /**
     * @param receive whether those that billing has brought get a first contact and a card too
     */
    record Choices(List<Choice> choices, boolean receive) {

        List<Assignments.Gift> gifts() {
            return choices == null
                    ? List.of()
                    : choices.stream()
                            .map(choice -> choice == null ? new Choice(null, null) : choice)
                            .map(choice -> new Assignments.Gift(choice.client(), null, choice.manager()))
                            .toList();
        }
    }

    /** @param changed how many clients have another manager than before */
    record Changed(int changed, AllocationHead head) {}

    @GetMapping
    AllocationHead head(@PathVariable String task) {
        return heads.of(tasks.find(task));
    }

    @GetMapping("/waiting")
    Listing<Allocation.Waiting> waiting(@PathVariable String task, Listing.Query query) {
        return allocation.waiting(tasks.find(task).branch(), query);
    }

    @PostMapping("/assignments")
    Changed assign(@PathVariable String task, @RequestBody Choices choices) {
        PersonTask mine = tasks.find(task).requireMine();
        int changed = allocation.assign(mine.branch(), choices.gifts(), choices.receive(), mine.person(), task);
        return new Changed(changed, heads.of(mine));
    }
}
