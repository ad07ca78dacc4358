package vip.approvals.work;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.RefusedException;

/** How far the person's own work is, and the button that cancels it. */
@RestController
@RequestMapping("/api/work/{work}")
class WorkApi {

    private final Works works;

    WorkApi(Works works) {
        this.works = works;
    }

    record Cancelled(String message) {}

    @GetMapping
    Work.HowFar progress(@PathVariable String work) throws InterruptedException {
        return works.look(work);
    }

    /** As often as wanted. */
    @DeleteMapping
    Cancelled cancel(@PathVariable String work) {
        if (!works.find(work).cancel()) {
            throw new RefusedException("It is too late to cancel: this has ended.");
        }
        return new Cancelled(CancelledException.SENTENCE);
    }
}
