package vip.approvals.lists.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.Unrestricted;
import vip.approvals.lists.OpenSteps;
import vip.approvals.lists.TaskSeats;

/** Open tasks that a seat works on, and the timers of the cycle and of rework. */
@Component
class EngineOpenSteps implements OpenSteps {

    private static final Map<String, String> TIMERS =
            Map.of(QuarterlyCycleProcess.KEY, "Cycle deadline", BranchListProcess.KEY, "Rework deadline");

    private final TaskService taskService;
    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final TaskSeats seats;
    private final Unrestricted unrestricted;

    EngineOpenSteps(
            TaskService taskService,
            RuntimeService runtimeService,
            ManagementService managementService,
            TaskSeats seats,
            Unrestricted unrestricted) {
        this.taskService = taskService;
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.seats = seats;
        this.unrestricted = unrestricted;
    }

    @Override
    public List<Step> of(Quarter quarter) {
        return unrestricted.call(
                () -> Stream.concat(tasks(quarter), timers(quarter)).toList());
    }

    private Stream<Step> tasks(Quarter quarter) {
        return taskService
                .createTaskQuery()
                .processVariableValueEquals(BranchListProcess.QUARTER.name(), quarter.toString())
                .orderByDueDate()
                .asc()
                .list()
                .stream()
                .filter(task -> seats.of(task.getTaskDefinitionKey()).isPresent())
                .map(task -> new Step(task.getId(), task.getTenantId(), name(task)));
    }

    /** Without the list that {@link NameTask} has added. */
    private static String name(Task task) {
        return task.getName().split(": ", 2)[0];
    }

    private Stream<Step> timers(Quarter quarter) {
        return TIMERS.keySet().stream().flatMap(process -> {
            Set<String> ofQuarter = instances(process, quarter);
            return managementService.createJobQuery().processDefinitionKey(process).timers().list().stream()
                    .filter(job -> ofQuarter.contains(job.getProcessInstanceId()))
                    .map(job -> step(process, job));
        });
    }

    private Set<String> instances(String process, Quarter quarter) {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .variableValueEquals(BranchListProcess.QUARTER.name(), quarter.toString())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    private static Step step(String process, Job timer) {
        return new Step(timer.getExecutionId(), timer.getTenantId(), TIMERS.get(process));
    }
}
